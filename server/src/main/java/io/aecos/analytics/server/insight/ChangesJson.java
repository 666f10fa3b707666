package io.aecos.analytics.server.insight;

import io.aecos.analytics.insight.ChangesAnswer;
import io.aecos.analytics.insight.ChangesAnswer.Along;
import io.aecos.analytics.insight.ChangesAnswer.Contribution;
import io.aecos.analytics.insight.ChangesAnswer.Refusal;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.metrics.AnswerJson.NoteJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a metric's change is made of; the API's own page tells what the fields mean. */
public record ChangesJson(
    String metric,
    String title,
    String unit,
    Window period,
    @Nullable Window comparison,
    @Nullable BigDecimal value,
    @Nullable BigDecimal previous,
    @Nullable BigDecimal change,
    List<AlongJson> dimensions,
    @Nullable Refusal refused,
    Watermark watermark,
    boolean complete,
    List<NoteJson> notes) {

  /** The change along one dimension. */
  public record AlongJson(
      String dimension,
      BigDecimal uneven,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal mix,
      List<ContributionJson> contributions) {}

  /** One value's share of the change; {@code select} narrows {@code /api/events} to its events. */
  public record ContributionJson(
      @Nullable String key,
      int others,
      @Nullable BigDecimal value,
      @Nullable BigDecimal previous,
      BigDecimal contribution,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal mix,
      long events,
      long eventsBefore,
      @Nullable Map<String, String> select) {}

  static ChangesJson of(ChangesAnswer answer) {
    return new ChangesJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.metric().unit().text(),
        answer.period(),
        answer.comparison(),
        answer.value(),
        answer.previous(),
        answer.change(),
        answer.dimensions().stream().map(ChangesJson::along).toList(),
        answer.refused(),
        answer.watermark(),
        answer.complete(),
        answer.notes().stream()
            .map(note -> new NoteJson(note.code().text(), note.text()))
            .toList());
  }

  private static AlongJson along(Along along) {
    return new AlongJson(
        along.dimension(),
        along.uneven(),
        along.rate(),
        along.mix(),
        along.contributions().stream().map(one -> contribution(along.dimension(), one)).toList());
  }

  private static ContributionJson contribution(String dimension, Contribution one) {
    String filter = one.key() == null ? Condition.NONE : one.key();
    return new ContributionJson(
        one.key(),
        one.others(),
        one.value(),
        one.previous(),
        one.contribution(),
        one.rate(),
        one.mix(),
        one.events(),
        one.eventsBefore(),
        one.others() > 0 ? null : Map.of(dimension, filter));
  }
}
