package io.aecos.analytics.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code team member add}: says that somebody belongs to a team. */
@Command(
    name = "add",
    description =
        "Says that somebody belongs to a team. Given again with the same --from, it replaces.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics team member add structure lea --lead",
      "  aecos analytics team member add structure mia --from 2026-03-01 --to 2026-09-30"
    })
final class TeamMemberAdd implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "TEAM", description = "Which team.")
  String team = "";

  @Parameters(index = "1", paramLabel = "USER", description = "Who.")
  String user = "";

  @Option(names = "--lead", description = "They lead the team.")
  boolean lead;

  @Option(
      names = "--from",
      paramLabel = "D",
      description = "The first day, such as 2026-03-01; without it they always did.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "D", description = "The last day; without it they still do.")
  @Nullable String to;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("team", team);
    wanted.put("user", user);
    wanted.put("lead", lead);
    if (from != null) {
      wanted.put("from", from);
    }
    if (to != null) {
      wanted.put("to", to);
    }
    try (Session session = Session.open(data)) {
      JsonNode joined = session.api().put("/api/teams/members", wanted);
      System.out.println(json ? joined.toPrettyString() : TeamList.text(joined));
      return ExitCodes.DONE;
    }
  }
}
