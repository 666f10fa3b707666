package io.aecos.analytics.sheet;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.insight.Matter;
import io.aecos.analytics.metric.YamlPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one panel: what its kind needs has to be there, and nothing else may. */
final class PanelReader {
  private static final int COLUMNS = 12;

  private final Known known;

  PanelReader(Known known) {
    this.known = known;
  }

  Panel panel(YamlPart whole) {
    YamlPart kindPart = whole.members().get("kind");
    if (kindPart == null) {
      throw whole.invalid("'kind' is missing");
    }
    PanelKind kind = kindPart.oneOf(PanelKind.class);
    Map<String, YamlPart> members = whole.members(kind.allowed());
    for (String needed : kind.needed()) {
      if (!members.containsKey(needed)) {
        throw whole.invalid("a panel of the kind '" + kind.word() + "' needs '" + needed + "'");
      }
    }
    return new Panel(
        kind,
        text(members.get("title")),
        span(members.get("span")),
        atMost(kind.mostMetrics(), members.get("metrics"), known::metrics),
        cut(kind, members),
        marks(members.get("marks")),
        pairing(members),
        matters(members.get("of")),
        SheetReader.roles(members.get("for"), EnumSet.allOf(Role.class)));
  }

  private Panel.Cut cut(PanelKind kind, Map<String, YamlPart> members) {
    return new Panel.Cut(
        atMost(kind.mostDimensions(), members.get("by"), known::dimensions),
        one(members.get("within")),
        one(members.get("columns")));
  }

  private static Panel.@Nullable Pairing pairing(Map<String, YamlPart> members) {
    YamlPart level = members.get("level");
    YamlPart unit = members.get("unit");
    if (level == null || unit == null) {
      return null;
    }
    return new Panel.Pairing(oneOf(level, List.of("element", "project")), unit.text());
  }

  private static List<String> marks(@Nullable YamlPart part) {
    List<String> kinds = List.of("release", "regulation", "deployment", "hook");
    return part == null
        ? List.of()
        : part.items().stream().map(item -> oneOf(item, kinds)).toList();
  }

  private static List<Matter> matters(@Nullable YamlPart part) {
    return part == null
        ? List.of()
        : part.items().stream()
            .map(item -> Matter.of(oneOf(item, Matter.words())).orElseThrow())
            .toList();
  }

  private static String oneOf(YamlPart part, List<String> known) {
    if (!known.contains(part.text())) {
      throw part.invalid("'" + part.text() + "' is none of " + String.join(", ", known));
    }
    return part.text();
  }

  private static List<String> atMost(
      int most, @Nullable YamlPart part, Function<YamlPart, List<String>> read) {
    if (part == null) {
      return List.of();
    }
    List<String> names = read.apply(part);
    if (names.isEmpty() || names.size() > most) {
      throw part.invalid(
          names.size()
              + " names, where "
              + (most == 1 ? "1 is" : "1 … " + most + " are")
              + " right");
    }
    return names;
  }

  private @Nullable String one(@Nullable YamlPart part) {
    return part == null ? null : atMost(1, part, known::dimensions).get(0);
  }

  private static @Nullable Integer span(@Nullable YamlPart part) {
    if (part == null) {
      return null;
    }
    double columns = part.number();
    if (columns != Math.rint(columns) || columns < 1 || columns > COLUMNS) {
      throw part.invalid("a span is a whole number of columns, 1 … " + COLUMNS);
    }
    return (int) columns;
  }

  private static @Nullable String text(@Nullable YamlPart part) {
    return part == null ? null : part.text();
  }
}
