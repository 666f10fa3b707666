package io.aecos.analytics.workspace;

import io.aecos.analytics.source.Project;
import io.aecos.analytics.workspace.Recognition.Identity;
import io.aecos.analytics.workspace.read.BadRecord;
import io.aecos.analytics.workspace.read.Birth;
import io.aecos.analytics.workspace.read.FileNames;
import io.aecos.analytics.workspace.read.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gives each project its key: the name of its folder, preceded by its parent's name where another
 * project has that key. A project whose folder is not in the workspace keeps the key it has.
 */
final class ProjectKeys {
  private static final List<String> SEEDS =
      List.of(Birth.AUDIT, Birth.METRICS, Birth.FEED, Birth.INTERACTION, Birth.WORK);

  private final Set<String> taken = new HashSet<>();
  private final Set<String> seeds = new HashSet<>();
  private final Set<Path> found = new HashSet<>();
  private final long seq;

  /** {@code seq} is the ledger's last row: up to there, events name projects by their old keys. */
  ProjectKeys(long seq) {
    this.seq = seq;
  }

  /** The projects of those {@code identities} that lie in the workspace, each with its folders. */
  Map<Project, List<Path>> of(List<Identity> identities) {
    identities.forEach(identity -> found.addAll(identity.roots));
    List<Identity> here = new ArrayList<>();
    Map<Identity, String> keys = new LinkedHashMap<>();
    for (Identity identity : identities) {
      if (identity.known != null) {
        seeds.add(identity.known.seed());
      }
      if (!identity.roots.isEmpty()) {
        here.add(identity);
      }
      if (identity.known != null && keeps(identity)) {
        keys.put(identity, identity.known.key());
        taken.add(identity.known.key());
      }
    }
    Map<Project, List<Path>> projects = new LinkedHashMap<>();
    for (Identity identity : here) {
      String kept = keys.get(identity);
      String key = kept == null ? free(identity) : kept;
      projects.put(project(identity, key), List.copyOf(identity.roots));
    }
    return projects;
  }

  /** The name of a project's folder as events tell it, so that no two look the same in one. */
  static String name(Path root) {
    String folder = FileNames.name(root);
    return folder.isEmpty()
        ? ""
        : Objects.requireNonNullElse(io.aecos.analytics.event.Names.normal(folder), "unnamed");
  }

  private boolean keeps(Identity identity) {
    return identity.roots.isEmpty()
        || identity.known != null && identity.known.key().equals(name(place(identity)));
  }

  private String free(Identity identity) {
    Path root = place(identity);
    String name = name(root);
    if (taken.add(name)) {
      return name;
    }
    Path parent = root.getParent();
    String longer = parent == null ? name : name(parent) + "/" + name;
    String key = longer.startsWith("/") ? name : longer;
    for (int number = 2; !taken.add(key); number++) {
      key = longer + "#" + number;
    }
    return key;
  }

  /**
   * The folder to name a project by: where it was, as long as it is there, in this workspace or in
   * another one; else the first that holds it now.
   */
  private Path place(Identity identity) {
    if (identity.known != null && !identity.isGone()) {
      Path root = FileNames.path(identity.known.root());
      if (!found.contains(root) || identity.roots.contains(root)) {
        return root;
      }
    }
    return identity.roots.get(0);
  }

  private Project project(Identity identity, String key) {
    Path place = place(identity);
    String root = FileNames.text(place);
    List<String> copies = new ArrayList<>();
    List<Project.Former> formerly = new ArrayList<>();
    identity.roots.stream()
        .filter(folder -> !folder.equals(place))
        .forEach(folder -> copies.add(FileNames.text(folder)));
    String seed = identity.known == null ? seed(identity, key) : identity.known.seed();
    if (identity.known != null) {
      identity.known.copies().stream().filter(this::isElsewhere).forEach(copies::add);
      formerly.addAll(identity.known.formerly());
      if (!identity.known.key().equals(key)) {
        formerly.add(new Project.Former(identity.known.key(), seq));
      }
      if (!identity.known.root().equals(root)) {
        formerly.add(new Project.Former(identity.known.root(), seq));
      }
    }
    return new Project(key, displayName(place, key), root, seed, identity.marks, copies, formerly);
  }

  private boolean isElsewhere(String copy) {
    Path root = FileNames.path(copy);
    return !found.contains(root) && Workspace.isProject(root);
  }

  private String seed(Identity identity, String key) {
    String start =
        SEEDS.stream()
            .flatMap(
                kind ->
                    identity.marks.stream().filter(mark -> mark.startsWith(kind + ":")).limit(1))
            .findFirst()
            .orElse(key);
    String seed = start;
    for (int number = 2; !seeds.add(seed); number++) {
      seed = start + "#" + number;
    }
    return seed;
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
