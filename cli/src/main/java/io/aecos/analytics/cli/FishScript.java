package io.aecos.analytics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completion script of fish from the command model. */
final class FishScript {
  private static final String HEAD =
      """
      # Completion of the aecos command for fish; made by: aecos analytics completion fish

      # Whether the words typed so far, without options, are this command.
      function __aecos_is
          set -l words (commandline -opc)
          set -e words[1]
          set -l names
          for word in $words
              string match -q -- '-*' $word; or set -a names $word
          end
          test "$names" = "$argv"
      end

      # Whether they begin with this command.
      function __aecos_in
          set -l words (commandline -opc)
          set -e words[1]
          set -l names
          for word in $words
              string match -q -- '-*' $word; or set -a names $word
          end
          string match -q -- "$argv *" "$names "
      end

      complete -c aecos -f
      """;

  private final StringBuilder script = new StringBuilder(HEAD);

  private FishScript() {}

  static String of(CommandLine root) {
    FishScript fish = new FishScript();
    fish.add(root, List.of());
    return fish.script.toString();
  }

  private void add(CommandLine command, List<String> path) {
    CommandSpec spec = command.getCommandSpec();
    boolean groups = !command.getSubcommands().isEmpty();
    String when = " -n '" + (groups ? "__aecos_is " : "__aecos_in ") + String.join(" ", path) + "'";
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        option(option, when);
      }
    }
    spec.positionalParameters()
        .forEach(parameter -> line(when + values(parameter) + told(parameter.description())));
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              if (!below.getCommandSpec().usageMessage().hidden()) {
                line(
                    when
                        + " -a "
                        + name
                        + told(below.getCommandSpec().usageMessage().description()));
                List<String> further = new ArrayList<>(path);
                further.add(name);
                add(below, further);
              }
            });
  }

  private void option(OptionSpec option, String when) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    String value = option.arity().max() == 0 ? "" : " -r" + values(option);
    line(when + names + value + told(option.description()));
  }

  /** The values that are known, files where it is one, else nothing. */
  private static String values(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      return " -f -a '" + String.join(" ", argument.completionCandidates()) + "'";
    }
    boolean file =
        argument.type() == Path.class
            || List.of(argument.auxiliaryTypes()).contains((Class<?>) Path.class);
    return file ? " -F" : " -f";
  }

  private static String told(String[] description) {
    String first = description.length == 0 ? "" : description[0];
    int end = first.indexOf(". ");
    String sentence = end < 0 ? first : first.substring(0, end);
    return " -d '" + sentence.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void line(String rest) {
    script.append("complete -c aecos").append(rest).append('\n');
  }
}
