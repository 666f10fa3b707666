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

/**
 * A project, or a folder that holds projects at any depth. A folder is a project when it holds
 * {@code aecos_project.json}, or {@code .aecos/} beside {@code elements/}, {@code templates/} or
 * {@code fine_tuning/}; projects inside projects are not looked for. Symbolic links below the
 * workspace are not followed, so a loop of them does no harm and nothing outside is read.
 *
 * @param root the real path of the folder
 * @param projects the real paths of the projects, the shallower first
 * @param unreadable folders that could not be looked into, or that are too deep for it
 */
public record Workspace(Path root, List<Path> projects, List<Path> unreadable) {
  private static final int DEEPEST = 16;

  public Workspace {
    projects = List.copyOf(projects);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Looks for projects; throws {@link AnalyticsException} when the folder is unknown, may not be
   * read or holds no project.
   */
  public static Workspace open(Path folder) {
    Path root = real(folder);
    List<Path> projects = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    search(root, 0, projects, unreadable);
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
    return new Workspace(root, projects, unreadable);
  }

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

  private static void search(Path folder, int depth, List<Path> projects, List<Path> unreadable) {
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      unreadable.add(folder);
      return;
    }
    if (isProject(folder)) {
      projects.add(folder);
      return;
    }
    List<Path> children = children(folder, unreadable);
    if (depth == DEEPEST && !children.isEmpty()) {
      unreadable.add(folder);
      return;
    }
    for (Path child : children) {
      search(child, depth + 1, projects, unreadable);
    }
  }

  private static List<Path> children(Path folder, List<Path> unreadable) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        String name = String.valueOf(child.getFileName());
        if (!name.startsWith(".") && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          children.add(child);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      unreadable.add(folder);
    }
    Collections.sort(children);
    return children;
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
