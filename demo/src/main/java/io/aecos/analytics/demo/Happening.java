package io.aecos.analytics.demo;

/** One kind of thing that happens in the firm from day to day. */
interface Happening {

  /** Writes what happens on a day, and what follows from it within the next six weeks. */
  void on(Day day);
}
