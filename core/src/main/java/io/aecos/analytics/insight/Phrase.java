package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * A sentence before it is said: {@code key} tells which, {@code parts} what it is about. {@link
 * Wording} says it in a language.
 */
public record Phrase(String key, List<PhrasePart> parts) implements PhrasePart {
  public Phrase {
    parts = List.copyOf(parts);
  }

  public static Phrase of(String key, PhrasePart... parts) {
    return new Phrase(key, List.of(parts));
  }

  /** Of a step of a grain: {@code key.day}, {@code key.week} or {@code key.month}. */
  static Phrase of(String key, Grain grain, PhrasePart... parts) {
    return of(key + '.' + grain.name().toLowerCase(Locale.ROOT), parts);
  }

  /** Nothing, where a part of a sentence is left out. */
  public static final Phrase NONE = of("none");

  /** Is the same in every language: names, and what others said. */
  public record Name(String text) implements PhrasePart {}

  /** The title of a metric. */
  public record Title(Metric metric) implements PhrasePart {}

  /** What events are told apart by. */
  public record By(String dimension) implements PhrasePart {}

  public record Count(long number) implements PhrasePart {}

  /** An amount with its unit. */
  public record Amount(Unit unit, double value, Form form) implements PhrasePart {
    static Amount about(Unit unit, double value) {
      return new Amount(unit, value, Form.ABOUT);
    }
  }

  /** How an amount is said. */
  public enum Form {
    /** To the second decimal. */
    EXACT,
    /** With no more digits than a reader takes in. */
    ABOUT,
    /** As what lies between two: percent in points. */
    APART
  }

  /** A share of 1, as whole percent. */
  public record Percent(double share) implements PhrasePart {}

  public record Day(LocalDate date) implements PhrasePart {}

  public record Month(LocalDate date) implements PhrasePart {}

  public record Minute(LocalDateTime time) implements PhrasePart {}
}
