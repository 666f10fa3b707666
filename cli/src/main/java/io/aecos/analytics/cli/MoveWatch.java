package io.aecos.analytics.cli;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on stderr how far a move is: a line when the work changes, and every few seconds. */
final class MoveWatch {
  private static final long PAUSE = 3_000_000_000L;

  private final PrintStream err;
  private String last = "";
  private long told;

  MoveWatch(PrintStream err) {
    this.err = err;
  }

  void at(String what, long done, long total) {
    long now = System.nanoTime();
    boolean isLast = total > 0 && done >= total;
    if (what.equals(last) && !isLast && now - told < PAUSE) {
      return;
    }
    last = what;
    told = now;
    err.println(
        total == 0 ? what : String.format(Locale.ROOT, "%s: %,d of %,d", what, done, total));
  }
}
