package io.aecos.analytics.server.roi;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import io.aecos.analytics.registry.Registry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The baselines that hold: those that somebody laid down here first, then those of {@code
 * config.yaml}, and AEC OS's own assumption for what is left. Each question reads them, so a change
 * counts at once, on every server of a registry.
 */
public final class BaselineBook {
  private final Registry registry;
  private final List<Baseline> configured;
  private final ZoneId zone;

  /** Days begin in {@code zone}. */
  public BaselineBook(Registry registry, List<Baseline> configured, ZoneId zone) {
    this.registry = registry;
    this.configured = List.copyOf(configured);
    this.zone = zone;
  }

  /** As questions use them. */
  public Baselines current() {
    return new Baselines(
        Stream.concat(kept().stream().map(row -> row.in(zone)), configured.stream()).toList());
  }

  List<KeptBaseline> kept() {
    return registry.read(entries -> entries.baselines().all());
  }

  /** Those of {@code config.yaml} that none laid down here stands in place of. */
  List<Baseline> configured() {
    List<Baseline> left = new ArrayList<>(configured);
    for (KeptBaseline one : kept()) {
      Baseline own = one.in(zone);
      left.removeIf(
          row ->
              java.util.Objects.equals(row.elementType(), own.elementType())
                  && java.util.Objects.equals(row.project(), own.project())
                  && java.util.Objects.equals(row.from(), own.from()));
    }
    return left;
  }

  /** Keeps all of them or none. */
  List<KeptBaseline> put(List<KeptBaseline> baselines) {
    return registry.write(
        entries -> {
          baselines.forEach(entries.baselines()::put);
          return baselines;
        });
  }

  void remove(Subject subject) {
    boolean there = registry.write(entries -> entries.baselines().remove(subject));
    if (!there) {
      throw new AnalyticsException(ErrorCode.NOT_FOUND, "There is no such baseline here.");
    }
  }

  ZoneId zone() {
    return zone;
  }
}
