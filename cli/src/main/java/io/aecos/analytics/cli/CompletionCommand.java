package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell needs to complete the command line. */
@Command(
    name = "completion",
    description = {
      "Print what a shell needs to complete commands, options and their values.",
      "Commands that are not of AEC OS Analytics are left alone."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  bash  source <(aecos analytics completion bash)        # in ~/.bashrc",
      "  zsh   source <(aecos analytics completion zsh)         # in ~/.zshrc",
      "  fish  aecos analytics completion fish > ~/.config/fish/completions/aecos.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  Shell shell = Shell.bash;

  @Spec
  @SuppressWarnings("NullAway.Init")
  CommandSpec spec;

  @Override
  public Integer call() {
    System.out.print(script(spec.root().commandLine(), shell));
    System.out.flush();
    return ExitCodes.DONE;
  }

  /** One script serves bash and zsh, which reads those of bash. */
  static String script(CommandLine root, Shell shell) {
    return shell == Shell.fish
        ? FishScript.of(root)
        : AutoComplete.bash(root.getCommandName(), root);
  }
}
