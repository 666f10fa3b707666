package io.aecos.analytics.workspace;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A project, or a folder that holds projects at any depth. A folder is a project when it holds
 * {@code aecos_project.json}, or {@code .aecos/} beside {@code elements/}, {@code templates/} or
 * {@code fine_tuning/}. Symbolic links below the workspace are not followed, so a loop of them does
 * no harm and nothing outside is read; hidden folders and projects inside projects are not read
 * either, but what lies there is named.
 *
 * @param root the real path of the folder
 * @param projects the real paths of the projects, the shallower first
 * @param unreadable folders that could not be looked into, or that are too deep for it
 * @param aside projects that are not read: behind a link that leads elsewhere, hidden, or inside of
 *     another project, a few folders deep
 */
public record Workspace(Path root, List<Path> projects, List<Path> unreadable, List<Path> aside) {
  private static final int DEEPEST = 16;
  private static final int DEEPEST_INSIDE = 3;

  /** Folders of AEC OS with very many folders in them, and no projects. */
  private static final Set<String> CROWDED = Set.of("elements", "templates");

  public Workspace {
    projects = List.copyOf(projects);
    unreadable = List.copyOf(unreadable);
    aside = List.copyOf(aside);
  }

  /**
   * Looks for projects; throws {@link AnalyticsException} when the folder is unknown, may not be
   * read or holds no project.
   */
  public static Workspace open(Path folder) {
    Path root = real(folder);
    List<Path> projects = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    List<Path> aside = new ArrayList<>();
    search(root, 0, new Found(projects, unreadable, aside));
    if (unreadable.contains(root)) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "no permission to read the workspace " + folder);
    }
    if (projects.isEmpty()) {
      throw AnalyticsException.invalid(
          ErrorCode.NOT_AN_AECOS_PROJECT,
          "workspace",
          folder
              + " holds no AEC OS project: expected a folder with aecos_project.json, or with"
              + " .aecos beside elements",
          List.of());
    }
    projects.sort(Comparator.comparingInt(Path::getNameCount).thenComparing(path -> path));
    aside.removeIf(path -> projects.contains(target(path)));
    return new Workspace(root, projects, unreadable, aside);
  }

  private record Found(List<Path> projects, List<Path> unreadable, List<Path> aside) {}

  private static Path real(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw AnalyticsException.invalid(
            ErrorCode.UNKNOWN_WORKSPACE, "workspace", folder + " is not a folder", List.of());
      }
      return real;
    } catch (NoSuchFileException e) {
      throw new AnalyticsException(
          ErrorCode.UNKNOWN_WORKSPACE, "there is no folder " + folder, "workspace", List.of(), e);
    } catch (AccessDeniedException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "no permission to read the workspace " + folder, e);
    } catch (IOException e) {
      String message = "the workspace " + folder + " cannot be opened: " + e.getMessage();
      throw new AnalyticsException(ErrorCode.UNKNOWN_WORKSPACE, message, "workspace", List.of(), e);
    }
  }

  private static void search(Path folder, int depth, Found found) {
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      found.unreadable.add(folder);
      return;
    }
    if (isProject(folder)) {
      found.projects.add(folder);
      inside(folder, 1, found);
      return;
    }
    List<Path> children = children(folder, found);
    if (depth == DEEPEST && !children.isEmpty()) {
      found.unreadable.add(folder);
      return;
    }
    for (Path child : children) {
      search(child, depth + 1, found);
    }
  }

  /** Looks for projects in a project; what cannot be looked into there is the project's matter. */
  private static void inside(Path folder, int depth, Found found) {
    Found ignored = new Found(List.of(), new ArrayList<>(), found.aside);
    for (Path child : children(folder, ignored)) {
      if (isProject(child)) {
        found.aside.add(child);
      } else if (depth < DEEPEST_INSIDE && !CROWDED.contains(String.valueOf(child.getFileName()))) {
        inside(child, depth + 1, found);
      }
    }
  }

  private static List<Path> children(Path folder, Found found) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        boolean hidden = String.valueOf(child.getFileName()).startsWith(".");
        boolean entered = !hidden && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        if (entered) {
          children.add(child);
        } else if (isProject(target(child))) {
          found.aside.add(child);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      found.unreadable.add(folder);
    }
    Collections.sort(children);
    return children;
  }

  /** Where a link leads; the path itself where it is none, or leads nowhere. */
  private static Path target(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  static boolean isProject(Path folder) {
    if (Files.isRegularFile(folder.resolve("aecos_project.json"), LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    return isFolder(folder, ".aecos")
        && (isFolder(folder, "elements")
            || isFolder(folder, "templates")
            || isFolder(folder, "fine_tuning"));
  }

  private static boolean isFolder(Path folder, String name) {
    return Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }
}
