package io.aecos.analytics.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a person belongs to a team, from one day to another, both included. Without a first day they
 * always did, without a last one they still do. Who left and came back has several.
 */
public record Membership(
    String team, String person, @Nullable LocalDate from, @Nullable LocalDate to, boolean lead) {

  public Membership {
    team = EntryName.of("team", team);
    person = EntryName.of("person", person);
    if (isOutside(from) || isOutside(to)) {
      throw EntryName.invalid("from", "days are in the years 1 … 9998");
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw EntryName.invalid("to", "must not be before " + from);
    }
  }

  private static boolean isOutside(@Nullable LocalDate day) {
    return day != null && (day.getYear() < 1 || day.getYear() > 9998);
  }

  /** Whether the person belongs to the team on {@code day}. */
  public boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** Whether there is a day on which both hold. */
  boolean meets(Membership other) {
    boolean endsBefore = to != null && other.from != null && to.isBefore(other.from);
    boolean beginsAfter = from != null && other.to != null && from.isAfter(other.to);
    return !endsBefore && !beginsAfter;
  }
}
