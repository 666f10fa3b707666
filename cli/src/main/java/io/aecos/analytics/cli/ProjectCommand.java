package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code project}: whose projects are. */
@Command(
    name = "project",
    description =
        "Which projects are restricted to which teams, and which are held. One that is not restricted"
            + " is everybody's: each sees in it what their role lets them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ProjectRestrict.class,
      ProjectLift.class,
      ProjectList.class,
      ProjectHolding.class,
      ProjectRelease.class,
      ProjectHeld.class
    },
    footer = {"", "Example: aecos analytics project restrict tower --team structure"})
final class ProjectCommand {}
