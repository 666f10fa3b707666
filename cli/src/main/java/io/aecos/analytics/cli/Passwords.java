package io.aecos.analytics.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Passwords are never arguments, which every process on the machine can read. */
final class Passwords {
  private Passwords() {}

  /** The first line of standard input, as it is. */
  static String fromStdin() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line == null || line.isEmpty()) {
        throw new CommandFailure(ExitCodes.USAGE, "There is no password on standard input.");
      }
      return line;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE, "Standard input cannot be read: " + e.getMessage());
    }
  }
}
