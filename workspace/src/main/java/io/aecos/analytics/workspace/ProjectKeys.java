package io.aecos.analytics.workspace;

import io.aecos.analytics.source.Project;
import io.aecos.analytics.workspace.read.BadRecord;
import io.aecos.analytics.workspace.read.FileNames;
import io.aecos.analytics.workspace.read.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each project its key: the name of its folder, preceded by its parent's name where another
 * root that still exists owns that key. A root that moved keeps its key.
 */
final class ProjectKeys {
  private final Map<String, Project> byKey = new HashMap<>();

  ProjectKeys(List<Project> known) {
    known.forEach(project -> byKey.put(project.key(), project));
  }

  Project of(Path root) {
    for (Project project : byKey.values()) {
      if (project.root().equals(FileNames.text(root))) {
        return remember(project.key(), root);
      }
    }
    String name = FileNames.name(root);
    Path parent = root.getParent();
    String longer =
        (parent == null || parent.getFileName() == null ? "" : FileNames.name(parent) + "/") + name;
    if (free(name)) {
      return remember(name, root);
    }
    String key = longer;
    for (int number = 2; !free(key); number++) {
      key = longer + "#" + number;
    }
    return remember(key, root);
  }

  private boolean free(String key) {
    Project owner = byKey.get(key);
    return owner == null || !Workspace.isProject(FileNames.path(owner.root()));
  }

  private Project remember(String key, Path root) {
    Project project = new Project(key, displayName(root, key), FileNames.text(root));
    byKey.put(key, project);
    return project;
  }

  private static String displayName(Path root, String otherwise) {
    Path file = root.resolve("aecos_project.json");
    try {
      if (Files.isRegularFile(file) && Files.size(file) < 1 << 20) {
        String name = Json.text(Json.object(Files.readAllBytes(file)), "name");
        return name.isBlank() ? otherwise : name;
      }
    } catch (IOException | BadRecord e) {
      // The name is for display only; the folder's name serves as well.
      return otherwise;
    }
    return otherwise;
  }
}
