package io.aecos.analytics.cli;

import picocli.CommandLine.Command;

/** {@code aecos analytics …} */
@Command(
    name = "analytics",
    description = "Performance, use and value of AEC OS.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: aecos analytics launch --workspace ~/projects",
      "",
      "Exit codes: 0 done, 1 finding, 2 usage, 3 cannot reach or open."
    },
    subcommands = {
      LaunchCommand.class,
      ImportCommand.class,
      QueryCommand.class,
      MetricsCommand.class,
      RecordCommand.class,
      SampleCommand.class,
      RebuildCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      MigrateCommand.class,
      BiViewsCommand.class,
      RetainCommand.class,
      RestoreArchiveCommand.class,
      MoveArchiveCommand.class,
      RefreshCommand.class,
      DoctorCommand.class,
      QuarantineCommand.class,
      UserCommand.class,
      TeamCommand.class,
      ProjectCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      ReconcileCommand.class,
      ScheduleCommand.class,
      CompletionCommand.class,
      ManualCommand.class,
      AlertCommand.class,
      BaselineCommand.class,
      RehearseCommand.class
    })
final class AnalyticsCommand {}
