package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.cli.CompletionCommand.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** What every command says of itself: help, completion, the manual. */
class HelpTest {
  private static final CommandLine ROOT = Aecos.commands();
  private static final Path MANUAL = Path.of("..", "packaging", "man", "aecos-analytics.1");

  /** They print what they do as it happens, or are for shells and people only. */
  private static final Set<String> WITHOUT_JSON =
      Set.of(
          "launch",
          "sample",
          "completion",
          "manual",
          "audit export",
          "user export",
          "baseline export",
          "bi-views");

  static Stream<CommandLine> commands() {
    return below(ROOT).filter(command -> !command.getCommandSpec().usageMessage().hidden());
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::below));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_saysWhatItDoes_withAnExampleThatCanBeTyped(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName(" ");
    String help = command.getUsageMessage(Ansi.OFF);

    assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
    assertThat(help).as(name).contains("Example");
    List<String> examples =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .filter(line -> line.contains("aecos analytics "))
            .toList();
    assertThat(examples).as(name).isNotEmpty();
    assertThat(examples).as(name).anySatisfy(line -> assertThat(line).contains(name));
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertThat(option.description()).as(name + " " + option.longestName()).isNotEmpty();
    }
    assertThat(command.getUsageMessage(Ansi.OFF)).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_speaksJson(CommandLine command) {
    String name =
        command.getCommandSpec().qualifiedName(" ").replaceFirst("^aecos( analytics)? ?", "");
    if (command.getSubcommands().isEmpty() && !WITHOUT_JSON.contains(name)) {
      assertThat(command.getCommandSpec().optionsMap()).as(name).containsKey("--json");
    }
  }

  @ParameterizedTest
  @EnumSource(Shell.class)
  void completion_knowsEveryCommandAndOption(Shell shell) {
    String script = CompletionCommand.script(ROOT, shell);
    commands()
        .forEach(
            command -> {
              assertThat(script).contains(command.getCommandName());
              for (OptionSpec option : command.getCommandSpec().options()) {
                String name = option.longestName();
                assertThat(script)
                    .as(command.getCommandSpec().qualifiedName(" "))
                    .contains(shell == Shell.fish ? "-l " + name.substring(2) : name);
              }
            });
    assertThat(script).contains("closeout", "parquet").doesNotContain("rehearse");
  }

  /** Asked as the shell asks when somebody presses the tabulator. */
  @ParameterizedTest
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "asks Bash")
  @CsvSource({
    "aecos ana, analytics",
    "aecos analytics sch, schedule",
    "aecos analytics schedule r, 'run remove'",
    "aecos analytics export --fo, --format",
    "aecos analytics export --format pa, parquet",
    "aecos analytics completion f, fish"
  })
  void bash_completes(String typed, String wanted, @TempDir Path directory) throws Exception {
    Path script = directory.resolve("aecos.bash");
    Files.writeString(script, CompletionCommand.script(ROOT, Shell.bash));
    String asked =
        "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='%s';"
                .formatted(script, typed, typed)
            + " COMP_POINT=${#COMP_LINE}; _complete_aecos; echo \"${COMPREPLY[@]}\"";
    assertThat(said("bash", "--norc", "-c", asked).strip().split("\\s+"))
        .containsExactlyInAnyOrder(wanted.split(" "));
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void manual_isThatOfTheCommandsAsTheyAre() throws Exception {
    String manual = ManualPage.of(ROOT.getSubcommands().get("analytics"));
    commands()
        .filter(command -> command.getSubcommands().isEmpty())
        .forEach(
            command -> {
              String name = command.getCommandSpec().qualifiedName(" ").replace("-", "\\-");
              assertThat(manual).contains(".SH \"" + name + "\"");
            });
    if (Boolean.getBoolean("aecos.write")) {
      Files.createDirectories(MANUAL.getParent());
      Files.writeString(MANUAL, manual);
    }
    assertThat(MANUAL)
        .as("made again by ./mvnw -pl cli test -Dtest=HelpTest -Daecos.write=true")
        .hasContent(manual);
  }
}
