package io.aecos.analytics.cli;

import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.move.LedgerMove;
import io.aecos.analytics.server.move.MoveEnd;
import io.aecos.analytics.server.move.MoveJson;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.settings.LedgerSettings;
import io.aecos.analytics.server.settings.Settings;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate}: moves all data from the data directory into PostgreSQL, and back. */
@Command(
    name = "migrate",
    description = {
      "Moves ledger, registry, audit trail, keys and reports from SQLite to PostgreSQL or back,"
          + " while a server goes on taking in. In the end it waits for that server to be stopped,"
          + " copies the rest, and compares both sides to the last row; nodes of a database wait by"
          + " themselves.",
      "Ended at any moment, it goes on when it is run again. The old place takes nothing any more"
          + " once the new one has all."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics migrate --to postgresql://aecos@db.example.com/aecos",
      "  aecos analytics migrate --ledger postgresql://aecos@db.example.com/aecos --to"
          + " sqlite:/srv/aecos",
      "",
      "Exit codes: 0 moved, now or before, 1 copied but not finished (--once), 2 usage, other data"
          + " there or moved elsewhere before, 3 cannot reach or open."
    })
final class MigrateCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      description = "postgresql://USER@HOST:PORT/DB, sqlite:DIR or DIR.")
  @Nullable String to;

  @Option(
      names = "--once",
      description = "Copy and compare what is there, and do not wait for the server to be stopped.")
  boolean once;

  @Option(
      names = "--cancel",
      description =
          "Let a ledger that was moved away go on by itself. What it took in since is not"
              + " at the other place, and the other way round.")
  boolean cancel;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    DataDirectory directory = data.directory();
    Settings configured = ConfigFile.read(directory.config());
    LedgerSettings settings = configured.ledger().at(data.ledger);
    MoveEnd from = new MoveEnd(directory, settings.address());
    if (cancel) {
      LedgerMove.cancel(from);
      System.err.println("It goes on by itself.");
      return ExitCodes.DONE;
    }
    if (to == null) {
      throw new CommandFailure(ExitCodes.USAGE, "Say where with --to.");
    }
    MoveEnd place = MoveEnd.parse(to, directory, settings);
    MoveWatch watch = new MoveWatch(System.err);
    MoveJson moved =
        new LedgerMove(
                from,
                place,
                () -> configured.retention().store(directory, settings.address() != null),
                InstantSource.system())
            .run(once, watch::at);
    System.out.println(
        json ? Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(moved) : text(moved));
    return moved.whole() ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  static String text(MoveJson moved) {
    if (!moved.whole()) {
      return moved.to() + " is not the whole ledger yet: " + moved.next();
    }
    if (moved.movedBefore() != null) {
      return String.format(
          Locale.ROOT,
          "The ledger %s was moved from %s to %s already, at %s; nothing is left to do.%n"
              + "Audit trail there: %s.%nNext, unless done: %s.",
          moved.ledger(),
          moved.from(),
          moved.to(),
          moved.movedBefore(),
          moved.trail(),
          moved.next());
    }
    return String.format(
        Locale.ROOT,
        "%s holds the ledger %s now: %,d events and %d tables, alike to the last row.%n"
            + "Audit trail: %s.%nNext: %s.",
        moved.to(),
        moved.ledger(),
        moved.events(),
        moved.tables().size(),
        moved.trail(),
        moved.next());
  }
}
