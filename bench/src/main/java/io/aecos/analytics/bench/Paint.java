package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures with a browser, by a script that uses the one of the dashboard's own tests. */
final class Paint {
  private Paint() {}

  static boolean isPossible(Options options) {
    return Files.isDirectory(options.root().resolve("web/node_modules/@playwright/test"));
  }

  /** What the script says: the time from the command to the last card with its number. */
  static String measure(Options options, Path data) throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder(
                "node", options.root().resolve("bench/paint.mjs").toString(), data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = script.waitFor();
    return code == 0 ? said.strip() : "failed (" + code + ")";
  }
}
