package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code token list}: all tokens, never their secrets. */
@Command(
    name = "list",
    description = "All tokens, also those that were revoked; never their secrets.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics token list --json"})
final class TokenList implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode tokens = session.api().get("/api/tokens");
      System.out.println(json ? tokens.toPrettyString() : text(tokens.path("tokens")));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode tokens) {
    if (tokens.isEmpty()) {
      return "There are no tokens yet.";
    }
    Table table =
        new Table("id", "name", "scopes", "as", "projects", "expires", "last used", "revoked");
    for (JsonNode token : tokens) {
      table.add(
          token.path("id").asString(""),
          token.path("name").asString(""),
          list(token.path("scopes")),
          token.path("actingAs").asString("itself"),
          token.path("projects").isEmpty() ? "all" : list(token.path("projects")),
          token.path("expiresAt").asString("never"),
          token.path("usedAt").asString("never"),
          token.path("revokedAt").asString(""));
    }
    return table.toString();
  }

  private static String list(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
  }
}
