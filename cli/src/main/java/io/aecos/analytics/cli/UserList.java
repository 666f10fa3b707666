package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code user list}: who is known. */
@Command(
    name = "list",
    description = "Who is known, also those who are not active.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics user list --json"})
final class UserList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode users = session.api().get("/api/users");
      System.out.println(json ? users.toPrettyString() : text(users.path("users")));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode users) {
    if (users.isEmpty()) {
      return "Nobody is known yet.";
    }
    Table table = new Table("name", "role", "identities", "active", "password");
    for (JsonNode user : users) {
      table.add(
          user.path("name").asString(""),
          user.path("role").asString(""),
          identities(user),
          user.path("active").asBoolean(false) ? "yes" : "no",
          user.path("password").asBoolean(false) ? "yes" : "no");
    }
    return table.toString();
  }

  /** A user in one line. */
  static String line(JsonNode user) {
    return "%s, %s%s, known to AEC OS as: %s"
        .formatted(
            user.path("name").asString(""),
            user.path("role").asString(""),
            user.path("active").asBoolean(false) ? "" : ", not active",
            identities(user));
  }

  private static String identities(JsonNode user) {
    String names =
        user.path("identities")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nobody" : names;
  }
}
