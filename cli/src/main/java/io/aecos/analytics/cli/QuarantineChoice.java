package io.aecos.analytics.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which items a command means: some by their ids, or all open ones that are alike. */
final class QuarantineChoice {
  @Parameters(arity = "0..*", paramLabel = "ID", description = "The items' ids.")
  List<UUID> ids = List.of();

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "All open items of this source that fit the other options.")
  @Nullable String source;

  @Option(names = "--field", paramLabel = "F", description = "Those that are wrong in this field.")
  @Nullable String field;

  @Option(names = "--project", paramLabel = "P", description = "Those meant for this project.")
  @Nullable String project;

  @Option(
      names = "--reason-like",
      paramLabel = "TEXT",
      description = "Those with this in their reason.")
  @Nullable String reasonLike;

  @Option(names = "--all", description = "All open items.")
  boolean all;

  /** The selection as the API takes it; null where the items are named by their ids. */
  @Nullable Map<String, Object> selection() {
    Map<String, Object> select = new LinkedHashMap<>();
    put(select, "source", source);
    put(select, "field", field);
    put(select, "project", project);
    put(select, "reasonLike", reasonLike);
    if (all) {
      select.put("all", true);
    }
    if (select.isEmpty() == ids.isEmpty()) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          "name items by ID, or by --source, --field, --project, --reason-like or --all");
    }
    return select.isEmpty() ? null : select;
  }

  private static void put(Map<String, Object> select, String name, @Nullable String value) {
    if (value != null) {
      select.put(name, value);
    }
  }
}
