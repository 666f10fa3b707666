package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code project}: whose projects are. */
@Command(
    name = "project",
    description =
        "Which projects are restricted to which teams. One that is not is everybody's: each sees in"
            + " it what their role lets them.",
    mixinStandardHelpOptions = true,
    subcommands = {ProjectRestrict.class, ProjectLift.class, ProjectList.class},
    footer = {"", "Example: aecos analytics project restrict tower --team structure"})
final class ProjectCommand {}
