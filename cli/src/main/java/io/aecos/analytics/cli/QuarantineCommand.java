package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code quarantine}: what was received but is no valid event. */
@Command(
    name = "quarantine",
    description = "What was received but is no valid event.",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuarantineList.class,
      QuarantineShow.class,
      QuarantineReplay.class,
      QuarantineDiscard.class
    },
    footer = {"", "Example: aecos analytics quarantine list"})
final class QuarantineCommand {}
