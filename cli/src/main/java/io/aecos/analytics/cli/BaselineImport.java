package io.aecos.analytics.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code baseline import}: all of a table, or nothing. */
@Command(
    name = "import",
    description =
        "Takes baselines from CSV: elementType,project,from,hours,rate,note. What it does not name"
            + " stays.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics baseline import --csv baselines.csv"})
final class BaselineImport implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The table.")
  Path csv = Path.of("");

  @Option(names = "--map", paramLabel = "MAP", description = "How it is to be read (YAML).")
  @Nullable Path map;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("csv", Base64.getEncoder().encodeToString(ReconcileCommand.bytes(csv)));
    Path path = map;
    if (path != null) {
      wanted.put("map", new String(ReconcileCommand.bytes(path), StandardCharsets.UTF_8));
    }
    try (Session session = Session.open(data)) {
      JsonNode kept = session.api().post("/api/baselines/csv", wanted);
      System.out.println(
          json ? kept.toPrettyString() : kept.path("baselines").size() + " baselines imported");
      return ExitCodes.DONE;
    }
  }
}
