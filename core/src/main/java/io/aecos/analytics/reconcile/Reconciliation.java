package io.aecos.analytics.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log held against the product's figures: how many of the log's figures were {@code checked}, and
 * those that differ by more than {@link #TOLERANCE}.
 */
public record Reconciliation(int checked, List<Variance> variances) {
  /** Up to this share of what was logged, a difference is none. */
  public static final BigDecimal TOLERANCE = new BigDecimal("0.02");

  public Reconciliation {
    variances = List.copyOf(variances);
  }

  /**
   * A figure that differs; days are both included. {@code counted} is null where the product has no
   * figure, and {@code variance} = (counted − logged) ÷ |logged| is null then and where 0 was
   * logged.
   */
  public record Variance(
      String project,
      String metric,
      LocalDate from,
      LocalDate to,
      BigDecimal logged,
      @Nullable Double counted,
      @Nullable Double variance,
      List<Explanation> explained) {}

  /**
   * One thing that is known of a difference. {@code kind} is a stable word, {@code events} how many
   * events it is about, null where it is not about events.
   */
  public record Explanation(String kind, @Nullable Long events, String text) {
    static Explanation of(String kind, String text) {
      return new Explanation(kind, null, text);
    }
  }
}
