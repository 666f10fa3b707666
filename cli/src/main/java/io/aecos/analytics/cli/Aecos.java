package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** {@code aecos}: the commands of AEC OS that live here. */
@Command(
    name = "aecos",
    description = "AEC OS, the part that this program brings.",
    mixinStandardHelpOptions = true,
    subcommands = AnalyticsCommand.class)
public final class Aecos {
  private Aecos() {}

  public static void main(String[] arguments) {
    System.setOut(utf8(System.out));
    System.setErr(utf8(System.err));
    System.exit(run(arguments));
  }

  /** Runs a command line and returns its exit code. */
  static int run(String... arguments) {
    return new CommandLine(new Aecos())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures())
        .execute(arguments);
  }

  private static IExecutionExceptionHandler failures() {
    return (error, command, parsed) -> {
      if (error instanceof CommandFailure failure) {
        command.getErr().println("aecos: " + failure.getMessage());
        return failure.exitCode();
      }
      if (error instanceof AnalyticsException known) {
        command.getErr().println("aecos: " + known.getMessage());
        return ExitCodes.of(known.code());
      }
      command.getErr().println("aecos: something failed inside: " + error);
      error.printStackTrace(command.getErr());
      return ExitCodes.UNREACHABLE;
    };
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
