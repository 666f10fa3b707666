package io.aecos.analytics.reconcile;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.reconcile.Reconciliation.Explanation;
import io.aecos.analytics.reconcile.Reconciliation.Variance;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a project log against the figures that its reader may see. */
public final class Reconciler {
  /** So many differences are looked into; looking takes some ten questions each. */
  private static final int LOOKED_INTO = 200;

  private final MetricService metrics;
  private final Clock clock;

  public Reconciler(MetricService metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Compares every figure of {@code log}, and tells what is known of those that differ. */
  public Reconciliation of(Viewer viewer, ProjectLog log) {
    Figures figures = new Figures(metrics, viewer, log);
    List<Claim> claims = Claim.of(log);
    List<Variance> variances = new ArrayList<>();
    for (Claim claim : claims) {
      List<MetricAnswer> answers = claim.rows().stream().map(figures::of).toList();
      Double counted = sum(answers);
      if (differs(claim.logged(), counted)) {
        Evidence evidence = new Evidence(figures, log, new Compared(claim, answers, counted));
        boolean deeply = variances.size() < LOOKED_INTO;
        variances.add(
            variance(
                claim, counted, evidence.all(deeply, LocalDate.now(clock.withZone(log.zone())))));
      }
    }
    return new Reconciliation(claims.size(), variances);
  }

  private static @Nullable Double sum(List<MetricAnswer> answers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (MetricAnswer answer : answers) {
      Double value = answer.value();
      if (value == null) {
        return null;
      }
      sum = sum.add(BigDecimal.valueOf(value));
    }
    return sum.doubleValue();
  }

  /** Whether what was counted lies more than the tolerance beside what was logged. */
  static boolean differs(BigDecimal logged, @Nullable Double counted) {
    if (counted == null) {
      return true;
    }
    BigDecimal difference = BigDecimal.valueOf(counted).subtract(logged).abs();
    return difference.compareTo(logged.abs().multiply(Reconciliation.TOLERANCE)) > 0;
  }

  private static Variance variance(
      Claim claim, @Nullable Double counted, List<Explanation> explained) {
    BigDecimal logged = claim.logged();
    Double variance =
        counted == null || logged.signum() == 0
            ? null
            : (Double) ((counted - logged.doubleValue()) / Math.abs(logged.doubleValue()));
    return new Variance(
        claim.first().project(),
        claim.first().metric().name(),
        claim.from(),
        claim.to(),
        logged,
        counted,
        variance,
        explained);
  }
}
