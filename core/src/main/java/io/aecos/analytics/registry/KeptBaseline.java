package io.aecos.analytics.registry;

import io.aecos.analytics.event.Names;
import io.aecos.analytics.projection.Field.Baseline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody laid down about work by hand: how many {@code hours} an element takes, and what an
 * hour costs in USD (null: as the next baseline that applies says), for an element type and a
 * project (null: any) from a day on (null: ever). {@code note} says where that is known from.
 */
public record KeptBaseline(
    Subject subject,
    double hours,
    @Nullable Double rate,
    @Nullable String note,
    String changedBy,
    Instant changedAt) {
  static final int MAX_NAME = 200;
  static final int MAX_NOTE = 500;
  private static final double MAX_HOURS = 10_000;
  private static final double MAX_RATE = 100_000;

  /** What a baseline is about; there is one for each. */
  public record Subject(
      @Nullable String elementType, @Nullable String project, @Nullable LocalDate from) {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;

    public Subject {
      elementType = name("elementType", elementType);
      project = name("project", project);
      if (from != null && (from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR)) {
        throw EntryName.invalid("from", "must lie between 1970 and 2200, such as 2026-01-01");
      }
    }

    private static @Nullable String name(String field, @Nullable String name) {
      String normal = Names.normal(name);
      if (normal != null && normal.length() > MAX_NAME) {
        throw EntryName.invalid(field, "must be at most " + MAX_NAME + " characters");
      }
      return normal;
    }
  }

  public KeptBaseline {
    if (!(hours > 0 && hours <= MAX_HOURS)) {
      throw EntryName.invalid("hours", "must be more than 0 and at most 10000 hours");
    }
    if (rate != null && !(rate > 0 && rate <= MAX_RATE)) {
      throw EntryName.invalid("rate", "must be more than 0 and at most 100000 USD per hour");
    }
    note = note == null || note.isBlank() ? null : note.strip();
    if (note != null && note.length() > MAX_NOTE) {
      throw EntryName.invalid("note", "must be at most " + MAX_NOTE + " characters");
    }
  }

  /** As questions use it; days begin in {@code zone}. */
  public Baseline in(ZoneId zone) {
    LocalDate from = subject.from();
    return new Baseline(
        subject.elementType(),
        subject.project(),
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        hours,
        rate);
  }
}
