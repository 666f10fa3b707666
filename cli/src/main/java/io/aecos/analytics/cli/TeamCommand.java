package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code team}: who belongs together. */
@Command(
    name = "team",
    description = "Teams, and who belonged to them from when to when.",
    mixinStandardHelpOptions = true,
    subcommands = {TeamAdd.class, TeamCommand.TeamMember.class, TeamList.class},
    footer = {"", "Example: aecos analytics team member add structure lea --lead"})
final class TeamCommand {

  /** {@code team member}. */
  @Command(
      name = "member",
      description = "Who belongs to a team.",
      mixinStandardHelpOptions = true,
      subcommands = TeamMemberAdd.class,
      footer = {"", "Example: aecos analytics team member add structure mia --from 2026-03-01"})
  static final class TeamMember {}
}
