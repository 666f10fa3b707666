package io.aecos.analytics.workspace.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells a placeholder that AEC OS wrote over a report, which is lost, from one that it wrote in
 * advance, which says that there was none.
 */
final class Placeholders {
  static final String COMPLIANCE = "COMPLIANCE.md";

  /** An element that AEC OS makes gets such an id; one from an IFC file keeps its own. */
  private static final Pattern OWN_ID = Pattern.compile("[0-9A-F]{22}");

  private final ProjectDirectory project;

  Placeholders(ProjectDirectory project) {
    this.project = project;
  }

  /** Those of {@code placeholders} that stand where a report stood, as far as is possible. */
  List<String> overReports(Path folder, List<String> placeholders, boolean anyReport) {
    if (placeholders.isEmpty() || !isGenerated(folder)) {
      return List.of();
    }
    // Only making an element from a template leaves reports beside a placeholder, and there
    // compliance is never checked; an update replaces all of them at once.
    return placeholders.stream().filter(name -> !anyReport || !name.equals(COMPLIANCE)).toList();
  }

  /** Only generation ends in reports; an element that was drawn or extracted never had one. */
  private boolean isGenerated(Path folder) {
    String name = FileNames.name(folder);
    if (!OWN_ID.matcher(name.substring(Elements.PREFIX.length())).matches()) {
      return false;
    }
    try {
      return project.stat(folder.resolve("element.ifc")) != null;
    } catch (IOException e) {
      return true; // It cannot be looked at, so it may have been one.
    }
  }
}
