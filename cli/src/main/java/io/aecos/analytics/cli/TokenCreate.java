package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code token create}: makes a token and shows it once. */
@Command(
    name = "create",
    description = "Makes a token and shows it, this once.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics token create hooks --scope ingest --expires 365d",
      "  aecos analytics token create board --scope read --as lea --project tower --json"
    })
final class TokenCreate implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "What it is called in lists.")
  String name = "";

  @Option(
      names = "--scope",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = "What it opens: ingest, read, report, admin; may be several.")
  List<String> scopes = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Whom it acts as; it sees no more than they do.")
  @Nullable String actingAs;

  @Option(
      names = "--project",
      paramLabel = "P",
      description = "The only projects that it is for; may be repeated.")
  List<String> projects = new ArrayList<>();

  @Option(names = "--expires", paramLabel = "SPAN", description = "When it ends: 12h, 90d, 52w.")
  @Nullable String expires;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("name", name);
    wanted.put("scopes", scopes);
    wanted.put("projects", projects);
    if (actingAs != null) {
      wanted.put("actingAs", actingAs);
    }
    if (expires != null) {
      wanted.put("expires", expires);
    }
    try (Session session = Session.open(data)) {
      JsonNode token = session.api().post("/api/tokens", wanted);
      System.out.println(json ? token.toPrettyString() : token.path("token").asString(""));
      return ExitCodes.DONE;
    }
  }
}
