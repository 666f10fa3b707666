package io.aecos.analytics.server.insight;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.insight.AnnotationsAnswer.Kind;
import io.aecos.analytics.insight.InsightService.Range;
import io.aecos.analytics.insight.Matter;
import io.aecos.analytics.projection.PairPlan.Level;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters that only these questions have. */
public final class InsightParameters {
  private InsightParameters() {}

  /** A parameter that must be there. */
  public static String required(MultiValueMap<String, String> query, String name) {
    String value = ViewParameters.single(query, name);
    if (value == null || value.isBlank()) {
      throw invalid(name, "'" + name + "' is missing", List.of());
    }
    return value;
  }

  /** {@code stage:outcome}, or two of them with {@code >} between. */
  static Map<String, String> link(String text) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String part : text.split(">", -1)) {
      String[] sides = part.split(":", -1);
      if (sides.length != 2 || outcomes.put(sides[0], sides[1]) != null) {
        throw invalid(
            "link",
            "'" + text + "' is no band of the flow",
            List.of("generation:generated>validation:passed", "validation:failed"));
      }
    }
    return outcomes;
  }

  /** What of {@code atLeast} and {@code below} is given. */
  public static Range range(MultiValueMap<String, String> query) {
    return new Range(decimal(query, "atLeast"), decimal(query, "below"));
  }

  private static @Nullable Double decimal(MultiValueMap<String, String> query, String name) {
    String text = ViewParameters.single(query, name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!text.matches("-?\\d{1,300}(\\.\\d{1,300})?([eE][+-]?\\d{1,3})?")) {
      throw invalid(name, "must be a number, not '" + text + "'", List.of());
    }
    return Double.valueOf(text);
  }

  static Level level(MultiValueMap<String, String> query) {
    String text = ViewParameters.single(query, "level");
    return text == null ? Level.ELEMENT : one(Level.values(), "level", text);
  }

  static Matter matter(MultiValueMap<String, String> query) {
    return one(Matter.values(), "of", required(query, "of"));
  }

  static Set<Kind> kinds(MultiValueMap<String, String> query) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    query
        .getOrDefault("kind", List.of())
        .forEach(text -> kinds.add(one(Kind.values(), "kind", text)));
    return kinds;
  }

  private static <E extends Enum<E>> E one(E[] values, String field, String text) {
    return Stream.of(values)
        .filter(value -> word(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    field,
                    "cannot be '" + text + "'",
                    Stream.of(values).map(InsightParameters::word).toList()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static AnalyticsException invalid(String field, String message, List<String> allowed) {
    return AnalyticsException.invalid(ErrorCode.INVALID_QUERY, field, message, allowed);
  }
}
