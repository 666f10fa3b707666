package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code team list}: all teams and memberships. */
@Command(
    name = "list",
    description = "All teams, with who belonged to them when.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics team list --json"})
final class TeamList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode teams = session.api().get("/api/teams");
      System.out.println(json ? teams.toPrettyString() : all(teams.path("teams")));
      return ExitCodes.DONE;
    }
  }

  private static String all(JsonNode teams) {
    return teams.isEmpty()
        ? "There are no teams yet."
        : teams
            .valueStream()
            .map(TeamList::text)
            .collect(Collectors.joining(System.lineSeparator()));
  }

  /** A team with its members. */
  static String text(JsonNode team) {
    Table table = new Table(team.path("name").asString(""), "from", "to", "");
    for (JsonNode member : team.path("members")) {
      table.add(
          member.path("user").asString(""),
          member.path("from").asString("always"),
          member.path("to").asString("still"),
          member.path("lead").asBoolean(false) ? "lead" : "");
    }
    return table.toString();
  }
}
