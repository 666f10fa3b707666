package io.aecos.analytics.projection;

import io.aecos.analytics.event.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number read from one event; null where the event does not carry it. */
public sealed interface Field {

  /** The event's {@code value}, in the unit that the event catalogue fixes. */
  record Value() implements Field {}

  /** A numeric attribute that the event catalogue declares. */
  record Attribute(String name) implements Field {}

  /** When the event happened, in microseconds since 1970; every event has it. */
  record Micros() implements Field {}

  /** The event's place in the ledger; every event has it. */
  record Seq() implements Field {}

  /** When the event was received, in microseconds since 1970; every event has it. */
  record ReceivedMicros() implements Field {}

  /** A part of the local time of an event, in the zone of the question; every event has it. */
  record TimePart(Part part) implements Field {}

  /** Parts of a date and of a wall clock, as numbers that people read: months from 1. */
  enum Part {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND
  }

  /**
   * What a piece of work saved against doing it by hand: {@code manualHours − value / 3 600 000}
   * with the baseline that applies, times the hourly rate if {@code inDollars}. {@code value} must
   * be milliseconds; null where it is. The first baseline of {@code baselines} that matches the
   * event applies (most specific first, by effective date); the rate is that of the first matching
   * one that says any.
   */
  record Saving(List<Baseline> baselines, boolean inDollars) implements Field {
    public Saving {
      baselines = List.copyOf(baselines);
    }
  }

  /**
   * Manual hours for an element type and project (null matches any) from an instant on, and the
   * hourly rate in USD; null where it is that of the next baseline that matches.
   */
  record Baseline(
      @Nullable String elementType,
      @Nullable String project,
      @Nullable Instant from,
      double manualHours,
      @Nullable Double hourlyRateUsd) {
    public Baseline {
      elementType = Names.normal(elementType);
      project = Names.normal(project);
    }
  }
}
