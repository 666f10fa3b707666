package io.aecos.analytics.server.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.server.problem.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One metric's answer as JSON; the API's own page tells what the fields mean. */
public record AnswerJson(
    String metric,
    String title,
    String unit,
    @Nullable Double value,
    @Nullable Double previous,
    @Nullable Double change,
    String trend,
    String better,
    @Nullable TargetResultJson target,
    List<PointJson> series,
    List<GroupJson> groups,
    List<GroupSeriesJson> groupSeries,
    long events,
    Watermark watermark,
    boolean complete,
    List<NoteJson> notes,
    String definition,
    String sql,
    String source,
    @Nullable List<Baseline> baseline)
    implements ResultJson {

  /** The target and whether the value meets it. */
  public record TargetResultJson(String operator, double value, @Nullable Boolean met) {}

  /** One bucket of a series; {@code cut} is there only where it is true. */
  public record PointJson(
      Instant t,
      @Nullable Double value,
      @Nullable Double previous,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cut) {}

  /** One group; a value of its key is null where the events do not say. */
  public record GroupJson(
      Map<String, @Nullable String> key,
      @Nullable Double value,
      @Nullable Double previous,
      long events) {}

  /** One group's course over time. */
  public record GroupSeriesJson(Map<String, @Nullable String> key, List<PointJson> series) {}

  /** A remark on the number. */
  public record NoteJson(String code, String text) {}

  /** A metric of a view that could not be answered. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record FailedJson(String metric, Problem error) implements ResultJson {}

  static AnswerJson of(MetricAnswer answer) {
    return new AnswerJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.metric().unit().text(),
        answer.value(),
        answer.previous(),
        answer.change(),
        answer.trend(),
        CatalogJson.better(answer.metric().better()),
        target(answer.target()),
        points(answer.series()),
        answer.groups().stream().map(AnswerJson::group).toList(),
        answer.groupSeries().stream()
            .map(group -> new GroupSeriesJson(key(group.key()), points(group.series())))
            .toList(),
        answer.events(),
        answer.watermark(),
        answer.complete(),
        answer.notes().stream().map(note -> new NoteJson(note.code().text(), note.text())).toList(),
        answer.definition(),
        answer.sql(),
        answer.source(),
        answer.baseline());
  }

  private static @Nullable TargetResultJson target(MetricAnswer.@Nullable TargetResult result) {
    return result == null
        ? null
        : new TargetResultJson(
            result.target().operator().symbol(), result.target().value(), result.met());
  }

  private static List<PointJson> points(List<MetricAnswer.Point> series) {
    return series.stream()
        .map(point -> new PointJson(point.start(), point.value(), point.previous(), point.cut()))
        .toList();
  }

  private static GroupJson group(MetricAnswer.Group group) {
    return new GroupJson(key(group.key()), group.value(), group.previous(), group.events());
  }

  private static Map<String, @Nullable String> key(List<MetricAnswer.Key> keys) {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    keys.forEach(key -> map.put(key.dimension(), key.value()));
    return map;
  }
}
