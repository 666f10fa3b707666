package io.aecos.analytics.client;

import java.nio.file.Path;

/**
 * Prints the state of a queue directory: {@code java -jar client.jar [DIRECTORY]}. Without one it
 * looks where the environment says. Exit code 0 when all is well, 1 with findings, 2 for misuse.
 */
public final class Doctor {
  private Doctor() {}

  /** The command. */
  public static void main(String[] arguments) {
    if (arguments.length > 1 || (arguments.length == 1 && arguments[0].startsWith("-"))) {
      System.err.println("usage: java -jar client.jar [QUEUE-DIRECTORY]");
      System.exit(2);
    }
    Path directory =
        arguments.length == 1
            ? Path.of(arguments[0])
            : new Environment(System.getenv()).builder().settings().queueDirectory();
    Diagnosis diagnosis = Diagnosis.of(directory);
    System.out.print(diagnosis);
    System.exit(diagnosis.findings().isEmpty() ? 0 : 1);
  }
}
