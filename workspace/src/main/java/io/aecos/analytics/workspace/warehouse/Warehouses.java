package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.workspace.read.ProjectDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The warehouses in the folder of one project: in {@code analytics.db}, where the roadmap puts it,
 * if that is not AEC OS's own, and in files of its own. A file that is not there and never was is
 * no source. Not safe for use by two threads.
 */
public final class Warehouses {
  /** Where the roadmap's example puts its table; AEC OS puts its own there. */
  public static final String SHARED = "analytics.db";

  private static final List<String> FILES =
      List.of("warehouse.db", ".aecos/warehouse.db", ".aecos/analytics/warehouse.db");

  private final ProjectDirectory directory;
  private final Map<String, WarehouseImport> files = new LinkedHashMap<>();

  /**
   * Those of {@code project} in {@code root}, besides {@code others}, files in there that the
   * settings name. {@code scratch} holds copies; {@code copy} tells whether {@code root} is a
   * further folder of the project.
   */
  public Warehouses(
      Project project,
      Path root,
      boolean copy,
      Path scratch,
      List<Path> others,
      WarehouseImport.Desk desk) {
    directory = new ProjectDirectory(project.key(), root);
    List<String> names = new ArrayList<>(FILES);
    names.add(0, SHARED);
    for (Path other : others) {
      String name = root.relativize(other).toString();
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    for (String name : names) {
      String origin = WarehouseImport.IN_PROJECT + name;
      String place = copy ? origin + " of " + root : origin;
      files.put(
          name,
          new WarehouseImport(
              new WarehouseImport.Identity(project.key(), place, origin, project.seed()),
              new FileSource(directory, name, scratch),
              desk));
    }
  }

  /**
   * Reads what is new, see {@link WarehouseImport#pass}; {@code shared} tells whether {@code
   * analytics.db} is a warehouse.
   */
  public void pass(boolean shared, boolean thorough, Consumer<Receipt> received)
      throws InterruptedException {
    directory.lookAgain();
    for (Map.Entry<String, WarehouseImport> file : files.entrySet()) {
      boolean there = file.getKey().equals(SHARED) ? shared : isThere(file.getKey());
      if (there || file.getValue().isKnown()) {
        file.getValue().pass(thorough, received);
      }
    }
  }

  private boolean isThere(String file) {
    try {
      return directory.stat(directory.resolve(file)) != null;
    } catch (java.io.IOException e) {
      // Something is there; reading it says what is the matter.
      return true;
    }
  }

  /** What they ever told of the project. */
  public Set<EventType> types() {
    Set<EventType> types = new TreeSet<>();
    files.values().forEach(file -> types.addAll(file.types()));
    return types;
  }
}
