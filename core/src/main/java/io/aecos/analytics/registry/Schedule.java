package io.aecos.analytics.registry;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Work that somebody wants done again and again: {@code work} says what and {@code delivery} where
 * it goes, in the words of whoever does it (JSON, opaque to all others, and possibly holding a
 * secret). {@code cron} is read in {@code zone}. It is done in the scope that {@code owner} has on
 * the day.
 */
public record Schedule(
    String id,
    String owner,
    String name,
    String work,
    String cron,
    ZoneId zone,
    CatchUp catchUp,
    String delivery,
    Instant createdAt) {
  static final int MAX_NAME = 120;

  /** What becomes of due times at which no server ran. */
  public enum CatchUp {
    /** Each is made up for, in order. */
    ALL,
    /** The last one is made up for. */
    LATEST,
    /** None is. */
    NONE
  }

  public Schedule {
    name = EntryName.of("name", name);
    if (name.length() > MAX_NAME) {
      throw EntryName.invalid("name", "must be 1 … " + MAX_NAME + " characters");
    }
  }

  /** Without what a log must not hold. */
  @Override
  public String toString() {
    return "Schedule[" + id + ", " + name + ", " + owner + ", " + cron + " " + zone + "]";
  }
}
