package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** {@code aecos}: the commands of AEC OS that live here. */
@Command(
    name = "aecos",
    description = "AEC OS, the part that this program brings.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics launch --demo"},
    subcommands = AnalyticsCommand.class)
public final class Aecos {
  /** What Java puts in the place of bytes that are no text in the locale's encoding. */
  private static final char UNREADABLE = '\ufffd';

  private Aecos() {}

  public static void main(String[] arguments) {
    System.setOut(utf8(System.out));
    System.setErr(utf8(System.err));
    System.exit(run(arguments));
  }

  /** Runs a command line and returns its exit code. */
  static int run(String... arguments) {
    for (String argument : arguments) {
      if (argument.indexOf(UNREADABLE) >= 0) {
        System.err.println("aecos: " + unreadable(argument));
        return ExitCodes.USAGE;
      }
    }
    return commands().setExecutionExceptionHandler(failures()).execute(arguments);
  }

  /** All commands that there are. */
  static CommandLine commands() {
    return new CommandLine(new Aecos())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Aecos::day);
  }

  /** A name that lost its letters would be stored for ever. */
  private static String unreadable(String argument) {
    return "'"
        + argument
        + "' holds letters that cannot be read in this locale, whose encoding is "
        + System.getProperty("sun.jnu.encoding")
        + "; use one of UTF-8, for example LC_ALL=C.UTF-8";
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no day; write one as 2026-03-01");
    }
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
