package io.aecos.analytics.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens a page in the person's browser, where there is one. */
final class Browser {
  private Browser() {}

  /** Opens {@code url}; on a machine without a screen this does nothing. */
  static void open(String url) {
    List<String> command = command(url);
    if (command.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      System.err.println("No browser could be opened; use the link above.");
    }
  }

  private static List<String> command(String url) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return List.of("open", url);
    }
    if (system.contains("win")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", url);
    }
    boolean screen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return screen ? List.of("xdg-open", url) : List.of();
  }
}
