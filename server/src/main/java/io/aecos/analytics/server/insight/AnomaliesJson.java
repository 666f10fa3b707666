package io.aecos.analytics.server.insight;

import io.aecos.analytics.anomaly.Anomaly;
import io.aecos.analytics.anomaly.Watched;
import io.aecos.analytics.insight.AnomaliesAnswer;
import io.aecos.analytics.insight.Delivery;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.metrics.AnswerJson.NoteJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was unusual in a metric's settled steps, each judged by what was known then; {@code counts}
 * is how often each detector would have spoken up in the {@code judged} steps.
 */
public record AnomaliesJson(
    String metric,
    String title,
    String unit,
    String grain,
    String tz,
    int judged,
    Map<String, Long> counts,
    List<AnomalyJson> anomalies,
    boolean ended,
    @Nullable RefusedAnomalies refused,
    Watermark watermark,
    List<NoteJson> notes) {

  /**
   * One of them: where it began, when it would have been told, what was there and what was usual.
   * {@code lasting} is false for what turned out to be the beginning of another one. {@code
   * delivery} tells of a burst's.
   */
  public record AnomalyJson(
      String kind,
      String direction,
      Instant at,
      Instant told,
      @Nullable BigDecimal value,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal strength,
      boolean lasting,
      @Nullable DeliveryJson delivery,
      String text) {}

  /**
   * What one delivery brought, and when it was received; {@code setApart} leaves it out of a view.
   */
  public record DeliveryJson(
      Instant from, Instant to, @Nullable BigDecimal brought, @Nullable BigDecimal without) {}

  /** Why nothing is said. */
  public record RefusedAnomalies(String code, String text) {}

  static AnomaliesJson of(AnomaliesAnswer answer) {
    Watched watched = answer.watched();
    List<Anomaly> lasting = watched.lasting();
    Watched.Refused refused = watched.refused();
    return new AnomaliesJson(
        answer.metric().name(),
        answer.metric().title(),
        answer.metric().unit().text(),
        answer.grain().name().toLowerCase(Locale.ROOT),
        answer.zone().getId(),
        watched.judged(),
        new TreeMap<>(
            watched.raised().stream()
                .map(one -> word(one.kind()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))),
        watched.raised().stream().map(one -> json(one, answer, lasting.contains(one))).toList(),
        watched.ended(),
        refused == null ? null : new RefusedAnomalies(word(refused.code()), refused.text()),
        answer.watermark(),
        answer.notes().stream()
            .map(note -> new NoteJson(note.code().text(), note.text()))
            .toList());
  }

  private static AnomalyJson json(Anomaly one, AnomaliesAnswer answer, boolean lasting) {
    Delivery delivery = one.kind() == Anomaly.Kind.BURST ? answer.deliveries().get(one.at()) : null;
    return new AnomalyJson(
        word(one.kind()),
        word(one.direction()),
        answer.steps().get(one.at()).span().from(),
        answer.steps().get(one.raised()).span().to(),
        Numbers.computed(one.value()),
        Numbers.computed(one.expected()),
        Numbers.computed(one.strength()),
        lasting,
        delivery == null
            ? null
            : new DeliveryJson(
                delivery.from(),
                delivery.to(),
                Numbers.computed(delivery.brought()),
                Numbers.computed(one.value() - delivery.brought())),
        answer.text(one));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
