package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code baseline}: what work takes by hand and what an hour of it costs. */
@Command(
    name = "baseline",
    description = "What work takes by hand and what an hour of it costs; see docs/roi.md.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BaselineList.class,
      BaselineSet.class,
      BaselineRemove.class,
      BaselineImport.class,
      BaselineExport.class
    },
    footer = {"", "Example: aecos analytics baseline set --type IfcWall --hours 2.25"})
final class BaselineCommand {}
