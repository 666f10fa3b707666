package io.aecos.analytics.demo;

import java.util.Locale;

/**
 * Somebody of the firm, from the day of joining to the day of leaving (exclusive). {@code energy}
 * is how much this person does compared with others.
 */
record Person(
    int number,
    String name,
    Office office,
    Discipline discipline,
    Role role,
    int joined,
    int left,
    double energy) {
  private static final int DAYS_TO_LEARN = 45;

  /** What a person may do, in the words of AEC OS. */
  enum Role {
    ADMIN,
    DESIGNER,
    REVIEWER,
    VIEWER;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isHere(int day) {
    return joined <= day && day < left;
  }

  boolean designs() {
    return role == Role.DESIGNER || role == Role.ADMIN;
  }

  boolean reviews() {
    return role == Role.REVIEWER || role == Role.ADMIN;
  }

  /** How much this person does on a day; newcomers need some weeks to get up to speed. */
  double pace(int day) {
    return energy * Math.min(1, .25 + .75 * (day - joined) / DAYS_TO_LEARN);
  }
}
