package io.aecos.analytics.cli;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

/**
 * Shows on stderr how far a piece of work has got: a bar on a terminal, else a plain line for each
 * tenth.
 */
final class Progress {
  private static final int WIDTH = 30;
  private static final long PAUSE_MILLIS = 150;

  private final PrintStream err;
  private final boolean terminal;
  private String last = "";

  Progress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  static Progress onStderr() {
    boolean terminal = Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM"));
    return new Progress(System.err, terminal);
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCodes.UNREACHABLE, "interrupted");
    }
  }

  /** Shows the work that the server describes. */
  void show(String name, JsonNode job) {
    long done = job.path("done").asLong(0);
    long total = job.path("total").asLong(0);
    int percent = total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
    String message = job.path("message").asString("");
    if (terminal) {
      bar(name, percent, done, total, message);
    } else {
      line(name, percent - percent % 10, message);
    }
  }

  /** Ends the bar's line. */
  void end() {
    if (terminal && !last.isEmpty()) {
      err.println();
    }
    last = "";
  }

  private void bar(String name, int percent, long done, long total, String message) {
    int filled = percent * WIDTH / 100;
    String text =
        String.format(
            Locale.ROOT,
            "%s  [%s%s] %3d%%  %,d of %,d %s",
            shortened(name, 30),
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            percent,
            done,
            total,
            shortened(message, 40));
    if (!text.equals(last)) {
      err.print("\r\u001b[2K" + text);
      err.flush();
      last = text;
    }
  }

  private void line(String name, int percent, String message) {
    String text = name + ": " + percent + "% " + message;
    String key = name + percent;
    if (!key.equals(last)) {
      err.println(text.strip());
      last = key;
    }
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : "…" + text.substring(text.length() - length + 1);
  }
}
