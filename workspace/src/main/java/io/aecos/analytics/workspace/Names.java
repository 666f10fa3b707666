package io.aecos.analytics.workspace;

import io.aecos.analytics.source.Project;
import io.aecos.analytics.workspace.read.FileNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which project is meant by a name of some time: the key that it had then, or the path of a folder
 * that held it.
 */
final class Names {
  private final Map<String, NavigableMap<Long, String>> former = new HashMap<>();
  private final Map<String, String> current = new HashMap<>();
  private long last;
  private boolean telling;

  Names(List<Project> projects) {
    for (Project project : projects) {
      current.put(project.key(), project.key());
      current.put(project.root(), project.key());
      project.copies().forEach(copy -> current.put(copy, project.key()));
      telling |= !project.key().equals(ProjectKeys.name(FileNames.path(project.root())));
      for (Project.Former name : project.formerly()) {
        former
            .computeIfAbsent(name.name(), key -> new TreeMap<>())
            .put(name.until(), project.key());
        telling |= !isPath(name.name());
        last = Math.max(last, name.until());
      }
    }
  }

  /** Whether any name can mean another project than the one that has it as its key. */
  boolean tellMore() {
    return telling;
  }

  /** Whether some project had the key {@code name} before. */
  boolean isFormer(@Nullable String name) {
    return name != null && former.containsKey(name);
  }

  /** Whether a project lies or lay in the folder {@code path}. */
  boolean isRoot(String path) {
    return isPath(path) && (current.containsKey(path) || former.containsKey(path));
  }

  /** Names the state of all keys: a project that gets a key back is moved once more. */
  String revision() {
    return String.valueOf(last);
  }

  /** The key of today of the project that row {@code seq} of the ledger calls {@code name}. */
  String today(String name, long seq) {
    NavigableMap<Long, String> bearers = former.getOrDefault(name, new TreeMap<>());
    Map.Entry<Long, String> then = bearers.ceilingEntry(seq);
    if (then != null) {
      return then.getValue();
    }
    String otherwise = bearers.isEmpty() ? name : bearers.lastEntry().getValue();
    return current.getOrDefault(name, otherwise);
  }

  /** No key begins like a path. */
  private static boolean isPath(String name) {
    return FileNames.path(name).isAbsolute();
  }
}
