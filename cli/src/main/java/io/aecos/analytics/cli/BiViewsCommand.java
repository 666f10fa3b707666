package io.aecos.analytics.cli;

import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.postgres.PostgresViews;
import io.aecos.analytics.server.settings.ConfigFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bi-views}: read-only views in PostgreSQL for programs that connect to it. */
@Command(
    name = "bi-views",
    description = {
      "Makes the schema bi with the views event, daily and month in the database that holds the"
          + " ledger, for programs that connect to it. There are none without this command.",
      "Whoever may read them sees everything: roles, teams and restricted projects do not reach"
          + " there. Where that is too much, use the feeds (docs/feeds.md)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: aecos analytics bi-views --ledger postgresql://aecos@db.example.com/aecos --role"
          + " bi_reader"
    })
final class BiViewsCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "Who may read them, and nothing else; made where it is not there, without a"
              + " password.")
  @Nullable String role;

  @Option(names = "--drop", description = "Take the views away.")
  boolean drop;

  @Override
  public Integer call() {
    PostgresAddress address =
        ConfigFile.read(data.directory().config()).ledger().at(data.ledger).address();
    if (address == null) {
      throw new CommandFailure(
          ExitCodes.USAGE, "The ledger is in SQLite; name one in PostgreSQL with --ledger.");
    }
    if (drop) {
      PostgresViews.drop(address);
      System.out.println("The schema bi is gone.");
      return ExitCodes.DONE;
    }
    PostgresViews.create(address, role);
    System.out.println(
        "bi.event, bi.daily and bi.month are there"
            + (role == null
                ? "; let somebody read them with --role"
                : ". "
                    + role
                    + " may read them and sees all; let it sign in with ALTER ROLE … LOGIN"
                    + " PASSWORD …")
            + ".");
    return ExitCodes.DONE;
  }
}
