package io.aecos.analytics.insight;

import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something worth knowing, in a sentence. {@code id} is the same for as long as it is the same
 * thing; {@code metric} is null where it is about none; {@code consequence} says what it comes to,
 * {@code confidence} how far to trust it and {@code period} which time it is about; {@code rank}
 * puts what matters more first, from 0 to 1; {@code where} is what shows exactly it. {@code
 * delivery} is what may be set apart, null but for bursts.
 */
public record Insight(
    String id,
    Kind kind,
    @Nullable String metric,
    Phrase text,
    Phrase consequence,
    Phrase confidence,
    Phrase period,
    double rank,
    Where where,
    @Nullable Delivery delivery) {

  /** One without a delivery to set apart. */
  public Insight(
      String id,
      Kind kind,
      @Nullable String metric,
      Phrase text,
      Phrase consequence,
      Phrase confidence,
      Phrase period,
      double rank,
      Where where) {
    this(id, kind, metric, text, consequence, confidence, period, rank, where, null);
  }

  /** What it is about; the lower-case name is a contract. */
  public enum Kind {
    BURST,
    SPIKE,
    LEVEL_SHIFT,
    MISSING,
    SPREAD,
    CHANGE,
    FORECAST,
    REGULATION,
    QUARANTINE,
    SILENT_SOURCE;

    /** As it stands in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** As it is called in a list. */
    public Phrase title() {
      return Phrase.of("kind." + word());
    }
  }

  /** What lies open beside the sheet. */
  public enum Aside {
    NONE,
    CHART,
    CHANGES
  }

  /**
   * The view that shows it: {@code period} null for the view's own, {@code grain} null for
   * automatic, {@code filters} take the place of the view's.
   */
  public record Where(
      @Nullable Window period,
      @Nullable Grain grain,
      Aside aside,
      Map<String, Set<String>> filters) {
    public Where {
      filters = Map.copyOf(filters);
    }

    /** The view as it is. */
    public static final Where HERE = new Where(null, null, Aside.NONE, Map.of());
  }

  public Insight ranked(double otherRank) {
    return new Insight(
        id, kind, metric, text, consequence, confidence, period, otherRank, where, delivery);
  }
}
