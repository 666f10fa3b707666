package io.aecos.analytics.workspace;

import io.aecos.analytics.source.Project;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which project an event belongs to that names it by the key of its time. */
final class Names {
  private final Map<String, NavigableMap<Long, String>> former = new HashMap<>();
  private final Set<String> current = new HashSet<>();
  private long last;

  Names(List<Project> projects) {
    for (Project project : projects) {
      current.add(project.key());
      for (Project.Former name : project.formerly()) {
        former.computeIfAbsent(name.key(), key -> new TreeMap<>()).put(name.until(), project.key());
        last = Math.max(last, name.until());
      }
    }
  }

  /** Whether any project ever had another key than it has. */
  boolean changed() {
    return !former.isEmpty();
  }

  /** Whether some project had the key {@code name} before. */
  boolean isFormer(@Nullable String name) {
    return name != null && former.containsKey(name);
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
    return bearers.isEmpty() || current.contains(name) ? name : bearers.lastEntry().getValue();
  }
}
