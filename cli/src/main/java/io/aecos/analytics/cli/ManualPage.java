package io.aecos.analytics.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes one man page of all commands from the command model: a section for each. */
final class ManualPage {
  private static final List<String> COMMON = List.of("--help", "--version");

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /** Of {@code analytics} and all below it. */
  static String of(CommandLine analytics) {
    ManualPage manual = new ManualPage();
    manual.head(analytics);
    analytics.getSubcommands().values().forEach(manual::command);
    manual.foot();
    return manual.page.toString();
  }

  private void head(CommandLine analytics) {
    line(".TH AECOS\\-ANALYTICS 1 \"\" \"AEC OS Analytics\" \"AEC OS Analytics\"");
    line(".SH NAME");
    line("aecos\\-analytics \\- " + text(description(analytics.getCommandSpec())));
    line(".SH SYNOPSIS");
    line(".B aecos analytics");
    line(".I COMMAND");
    line("[OPTIONS]");
    line(".PP");
    line("Every command knows");
    line(".BR \\-h \" and \" \\-\\-help .");
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.usageMessage().hidden()) {
      return;
    }
    if (command.getSubcommands().isEmpty()) {
      line(".SH \"" + text(spec.qualifiedName(" ")) + "\"");
      line(text(description(spec)));
      line(".PP");
      line(".B " + text(synopsis(command)));
      spec.positionalParameters().forEach(this::parameter);
      spec.options().forEach(this::option);
      footer(spec.usageMessage().footer());
    } else {
      command.getSubcommands().values().forEach(this::command);
    }
  }

  private static String synopsis(CommandLine command) {
    return command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
  }

  private static String description(CommandSpec spec) {
    return String.join(" ", spec.usageMessage().description()).replace("%%", "%");
  }

  private void parameter(PositionalParamSpec parameter) {
    line(".TP");
    line("\\fI" + text(parameter.paramLabel()) + "\\fR");
    line(text(String.join(" ", parameter.description())));
  }

  private void option(OptionSpec option) {
    if (option.hidden() || COMMON.contains(option.longestName())) {
      return;
    }
    String value = option.arity().max() == 0 ? "" : " \\fI" + text(option.paramLabel()) + "\\fR";
    line(".TP");
    line("\\fB" + text(String.join(", ", option.names())) + "\\fR" + value);
    line(text(String.join(" ", option.description())));
  }

  /** As it stands, line by line: examples are to be copied. */
  private void footer(String[] footer) {
    line(".PP");
    line(".nf");
    for (String one : footer) {
      if (!one.isBlank()) {
        line(text(one));
      }
    }
    line(".fi");
  }

  private void foot() {
    line(".SH \"EXIT STATUS\"");
    line("0 done, 1 a finding, 2 wrong usage, 3 something could not be reached or opened.");
    line(".SH ENVIRONMENT");
    line(".TP");
    line("AECOS_ANALYTICS_HOME");
    line("The data directory, where \\-\\-data names none.");
    line(".TP");
    line("NO_COLOR");
    line("No colours, also on a terminal. Elsewhere there are none.");
  }

  /** What {@code groff} would take for its own is made plain. */
  private static String text(String text) {
    String plain = Ansi.OFF.string(text).replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
