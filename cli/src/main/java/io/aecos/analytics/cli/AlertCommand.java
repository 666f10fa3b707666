package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code alert}: what somebody wants to be told of. */
@Command(
    name = "alert",
    description = "What you want to be told of; see docs/alerts.md.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AlertAdd.class,
      AlertList.class,
      AlertRemove.class,
      AlertSimulate.class,
      AlertSilence.class
    },
    footer = {
      "",
      "Example: aecos analytics alert simulate --metric approval_rate --per week --op '<' --value 0.6"
    })
final class AlertCommand {
  /** The alert of that id, or of that name where only one has it. */
  static String idOf(Api api, String named) {
    return Named.idOf(api.get("/api/alerts").path("alerts"), "alert", named);
  }
}
