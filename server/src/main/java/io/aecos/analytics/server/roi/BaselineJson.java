package io.aecos.analytics.server.roi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.registry.KeptBaseline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A baseline as it is told. Null in {@code elementType}, {@code project} and {@code from} means
 * any, any and ever; null in {@code rate} that it is the next one's that applies. {@code origin}
 * says where it is laid down: here, in {@code config.yaml}, or by AEC OS; only the first can be
 * changed here.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BaselineJson(
    @Nullable String elementType,
    @Nullable String project,
    @Nullable LocalDate from,
    double hours,
    @Nullable Double rate,
    @Nullable String note,
    Origin origin,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  /** Where a baseline is laid down. */
  public enum Origin {
    HERE,
    CONFIG,
    AECOS
  }

  /** All baselines, in the order of their names; AEC OS's own last. */
  public record BaselinesJson(List<BaselineJson> baselines) {}

  static BaselineJson of(KeptBaseline one) {
    return new BaselineJson(
        one.subject().elementType(),
        one.subject().project(),
        one.subject().from(),
        one.hours(),
        one.rate(),
        one.note(),
        Origin.HERE,
        one.changedBy(),
        one.changedAt());
  }

  static BaselineJson configured(Baseline row, ZoneId zone) {
    return new BaselineJson(
        row.elementType(),
        row.project(),
        row.from() == null ? null : LocalDate.ofInstant(row.from(), zone),
        row.manualHours(),
        row.hourlyRateUsd(),
        null,
        Origin.CONFIG,
        null,
        null);
  }

  static BaselineJson aecos() {
    return new BaselineJson(
        null,
        null,
        null,
        Baselines.AECOS.manualHours(),
        Baselines.AECOS.hourlyRateUsd(),
        "AEC OS's own assumption, where nothing else is laid down",
        Origin.AECOS,
        null,
        null);
  }
}
