package io.aecos.analytics.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a baseline is about; what is left out is any element type, any project, ever. */
final class BaselineSubject {
  @Option(names = "--type", paramLabel = "T", description = "Element type, such as IfcWall.")
  @Nullable String type;

  @Option(names = "--project", paramLabel = "P", description = "Only in this project.")
  @Nullable String project;

  @Option(names = "--from", paramLabel = "DAY", description = "From this day on: 2026-01-31.")
  @Nullable String from;

  Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    if (type != null) {
      said.put("elementType", type);
    }
    if (project != null) {
      said.put("project", project);
    }
    if (from != null) {
      said.put("from", from);
    }
    return said;
  }

  /** "IfcWall in tower from 2026-01-01". */
  String words() {
    return (type == null ? "every element" : type)
        + (project == null ? "" : " in " + project)
        + (from == null ? "" : " from " + from);
  }
}
