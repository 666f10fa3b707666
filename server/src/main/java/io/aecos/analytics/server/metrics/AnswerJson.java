package io.aecos.analytics.server.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric's answer as JSON, with its statement where that is asked for; the API's own page tells
 * what the fields mean. Computed numbers are rounded; a least or greatest value is one that an
 * event carries, and stands here as it came.
 */
public record AnswerJson(
    String metric,
    String title,
    String unit,
    @Nullable BigDecimal value,
    @Nullable BigDecimal previous,
    @Nullable BigDecimal change,
    String trend,
    @Schema(allowableValues = {"up", "down", "none"}) String better,
    @Nullable TargetResultJson target,
    List<PointJson> series,
    List<GroupJson> groups,
    List<GroupSeriesJson> groupSeries,
    long events,
    Watermark watermark,
    boolean complete,
    List<NoteJson> notes,
    String definition,
    @Nullable String sql,
    String source,
    @Nullable List<Baseline> baseline)
    implements ResultJson {

  /** The target and whether the value meets it. */
  public record TargetResultJson(
      String operator,
      double value,
      double near,
      @Nullable Boolean met,
      @Schema(allowableValues = {"met", "near", "unmet"}) @Nullable String standing) {}

  /** One bucket of a series; {@code cut} is there only where it is true. */
  public record PointJson(
      Instant t,
      @Nullable BigDecimal value,
      @Nullable BigDecimal previous,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cut) {}

  /** One group; a value of its key is null where the events do not say. */
  public record GroupJson(
      Map<String, @Nullable String> key,
      @Nullable BigDecimal value,
      @Nullable BigDecimal previous,
      long events) {}

  /** One group's course over time. */
  public record GroupSeriesJson(Map<String, @Nullable String> key, List<PointJson> series) {}

  /** A remark on the number. */
  public record NoteJson(String code, String text) {}

  /** A metric of a view that could not be answered. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record FailedJson(String metric, Problem error) implements ResultJson {}

  static AnswerJson of(MetricAnswer answer, boolean statement) {
    Shown value = answer.metric().definition().picks() ? Shown::asItCame : Numbers::computed;
    return new AnswerJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.metric().unit().text(),
        value.apply(answer.value()),
        value.apply(answer.previous()),
        Numbers.computed(answer.change()),
        answer.trend(),
        CatalogJson.better(answer.metric().better()),
        target(answer.target()),
        points(answer.series(), value),
        answer.groups().stream().map(group -> group(group, value)).toList(),
        answer.groupSeries().stream()
            .map(group -> new GroupSeriesJson(key(group.key()), points(group.series(), value)))
            .toList(),
        answer.events(),
        answer.watermark(),
        answer.complete(),
        answer.notes().stream().map(note -> new NoteJson(note.code().text(), note.text())).toList(),
        answer.definition(),
        statement ? answer.sql() : null,
        answer.source(),
        answer.baseline());
  }

  private static @Nullable TargetResultJson target(MetricAnswer.@Nullable TargetResult result) {
    return result == null
        ? null
        : new TargetResultJson(
            result.target().operator().symbol(),
            result.target().value(),
            result.target().near(),
            result.met(),
            result.standing() == null ? null : result.standing().text());
  }

  private static List<PointJson> points(List<MetricAnswer.Point> series, Shown value) {
    return series.stream()
        .map(
            point ->
                new PointJson(
                    point.start(),
                    value.apply(point.value()),
                    value.apply(point.previous()),
                    point.cut()))
        .toList();
  }

  private static GroupJson group(MetricAnswer.Group group, Shown value) {
    return new GroupJson(
        key(group.key()),
        value.apply(group.value()),
        value.apply(group.previous()),
        group.events());
  }

  private static Map<String, @Nullable String> key(List<MetricAnswer.Key> keys) {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    keys.forEach(key -> map.put(key.dimension(), key.value()));
    return map;
  }

  /** How the values of one metric are shown. */
  @FunctionalInterface
  private interface Shown {
    @Nullable BigDecimal apply(@Nullable Double value);

    static @Nullable BigDecimal asItCame(@Nullable Double value) {
      return value == null ? null : Numbers.exact(value);
    }
  }
}
