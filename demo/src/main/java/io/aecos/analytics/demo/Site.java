package io.aecos.analytics.demo;

import org.jspecify.annotations.Nullable;

/**
 * A project of the firm, from its first day to its last, and how many elements it has had by the
 * end of each day.
 */
final class Site {
  private final int number;
  private final String key;
  private final Office office;
  private final long seed;
  private final int firstDay;
  private final int lastDay;
  private final double size;
  private final long[] elementsBy;
  private long elements;

  Site(Portfolio.Brief brief, long seed, int days) {
    this.number = brief.number();
    this.key = brief.key();
    this.office = brief.office();
    this.firstDay = brief.firstDay();
    this.lastDay = brief.lastDay();
    this.size = brief.size();
    this.seed = Dice.mix(seed, brief.number());
    this.elementsBy = new long[days];
  }

  int number() {
    return number;
  }

  String key() {
    return key;
  }

  Office office() {
    return office;
  }

  /** The building code that was in force when the project began. */
  String codeEdition() {
    return firstDay < elementsBy.length / 3 ? office.editionBefore() : office.codeEdition();
  }

  long seed() {
    return seed;
  }

  boolean isOpen(int day) {
    return firstDay <= day && day <= lastDay;
  }

  boolean startsOn(int day) {
    return day == Math.max(0, firstDay);
  }

  boolean endsOn(int day) {
    return day == lastDay;
  }

  /** How much of the firm's work goes here on a day: little at first, most in the middle. */
  double weight(int day) {
    double progress = (day - firstDay + 1.0) / (lastDay - firstDay + 2.0);
    return size * (.12 + Math.sin(Math.PI * progress));
  }

  Element nextElement() {
    return Element.of(this, elements++);
  }

  /** An element of today or, on an empty day, of before; null while there is none. */
  @Nullable Element anyElement(Dice dice) {
    return elements == 0 ? null : Element.of(this, (long) (dice.unit() * elements));
  }

  void closeDay(int day) {
    elementsBy[day] = elements;
  }

  /** The number of elements by the end of a day; 0 before the first. */
  long elementsBy(int day) {
    return day < 0 ? 0 : elementsBy[day];
  }
}
