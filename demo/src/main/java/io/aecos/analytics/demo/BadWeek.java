package io.aecos.analytics.demo;

/** The week in which the model server kept failing: slow answers, failed checks, less work. */
record BadWeek(int firstDay, int lastDay) {

  static BadWeek in(int days) {
    return new BadWeek(days * 64 / 100, days * 64 / 100 + 5);
  }

  boolean contains(int day) {
    return firstDay <= day && day <= lastDay;
  }
}
