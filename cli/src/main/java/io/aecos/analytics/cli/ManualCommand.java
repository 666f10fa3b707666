package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code manual}: the man page of all commands. */
@Command(
    name = "manual",
    description = "Print the manual of all commands, as man reads it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics manual | man -l -",
      "  aecos analytics manual > /usr/local/share/man/man1/aecos-analytics.1"
    })
final class ManualCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  CommandSpec spec;

  @Override
  public Integer call() {
    System.out.print(ManualPage.of(spec.parent().commandLine()));
    System.out.flush();
    return ExitCodes.DONE;
  }
}
