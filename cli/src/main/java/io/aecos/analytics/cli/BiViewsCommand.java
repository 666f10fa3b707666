package io.aecos.analytics.cli;

import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.postgres.PostgresViews;
import io.aecos.analytics.server.settings.ConfigFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

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
    } else {
      PostgresViews.create(address, role);
    }
    System.out.println(json ? Api.JSON.writeValueAsString(told()) : text());
    return ExitCodes.DONE;
  }

  /** What is there then. */
  private Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("schema", PostgresViews.SCHEMA);
    told.put("views", drop ? List.of() : List.of("event", "daily", "month"));
    told.put("role", role == null || drop ? "" : role);
    return told;
  }

  private String text() {
    if (drop) {
      return "The schema bi is gone.";
    }
    return "bi.event, bi.daily and bi.month are there"
        + (role == null
            ? "; let somebody read them with --role."
            : ". "
                + role
                + " may read them and sees all; let it sign in with ALTER ROLE … LOGIN PASSWORD …");
  }
}
