package io.aecos.analytics.cli;

import io.aecos.analytics.server.Version;
import io.aecos.analytics.server.backup.OwnBackup;
import io.aecos.analytics.server.backup.RestoreJson;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code restore}: puts a backup in the place of the data. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into a data directory on which no server runs. It is proven first: every file"
          + " by its hash, the ledger by its accounting, the audit trail by its chain.",
      "What was in the directory is kept in it as replaced-TIME; config.yaml and catalog/ stay where"
          + " the backup has none."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: aecos analytics restore --from /mnt/backups/2026-11-29 --force",
      "",
      "Exit codes: 0 done, 2 usage or data in the way, 3 not a whole backup."
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The directory that `backup --to` made.")
  Path from = Path.of("");

  @Option(names = "--force", description = "Replace the data that are there.")
  boolean force;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    RestoreJson restored =
        new OwnBackup(data.directory(), Version.CURRENT)
            .restore(from.toAbsolutePath().normalize(), force, System.err::println);
    System.out.println(
        json
            ? Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(restored)
            : text(restored));
    return ExitCodes.DONE;
  }

  private static String text(RestoreJson restored) {
    String kept =
        restored.replaced() == null
            ? ""
            : System.lineSeparator() + "what was there is kept in " + restored.replaced();
    return String.format(
            Locale.ROOT,
            "%s is as it was at %s: %,d events of %,d received, %,d audit entries; the next start"
                + " makes the projection again",
            restored.to(),
            restored.madeAt(),
            restored.ledger().events(),
            restored.ledger().received(),
            restored.audit().entries())
        + kept
        + line(restored.archive())
        + line(restored.settings());
  }

  private static String line(@Nullable String more) {
    return more == null ? "" : System.lineSeparator() + more;
  }
}
