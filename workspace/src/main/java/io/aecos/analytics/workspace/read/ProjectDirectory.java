package io.aecos.analytics.workspace.read;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The root directory of a project, opened for reading only. Symbolic links that lead out of it are
 * not followed: what they point to does not belong to the project. Not safe for use by two threads.
 */
public final class ProjectDirectory {
  /** No file that AEC OS rewrites as a whole is sensibly larger. */
  static final long LARGEST_FILE = 32L << 20;

  private final String key;
  private final Path root;
  private final Set<Path> insideFolders = new HashSet<>();

  public ProjectDirectory(String key, Path root) {
    this.key = key;
    this.root = root;
  }

  public String key() {
    return key;
  }

  /** Where each folder really lies is asked once per look at the project; this begins a new one. */
  public void lookAgain() {
    insideFolders.clear();
  }

  public Path resolve(String relative) {
    return root.resolve(relative);
  }

  /** Where something stood, for people: the path as seen from the folder that holds the project. */
  public String location(Path path) {
    Path parent = root.getParent();
    return (parent == null ? path : parent.relativize(path)).toString();
  }

  /** The attributes of a file or folder inside the project; null when it is not there. */
  public @Nullable BasicFileAttributes stat(Path path) throws IOException {
    try {
      Path parent = path.getParent();
      if (parent != null && !insideFolders.contains(parent) && !inside(parent)) {
        throw new IOException(location(path) + " leads out of the project");
      }
      BasicFileAttributes plain =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!plain.isSymbolicLink()) {
        return plain;
      }
      if (!inside(path)) {
        throw new IOException(location(path) + " is a link that leads out of the project");
      }
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private boolean inside(Path path) throws IOException {
    boolean inside = path.toRealPath().startsWith(root);
    if (inside) {
      insideFolders.add(path);
    }
    return inside;
  }

  /**
   * What is in a folder, in ascending order of the names and without links that lead out of the
   * project; empty when there is no such folder.
   */
  public List<Path> list(Path folder) throws IOException {
    BasicFileAttributes attributes = stat(folder);
    if (attributes == null || !attributes.isDirectory()) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        if (!Files.isSymbolicLink(child) || (Files.exists(child) && inside(child))) {
          children.add(child);
        }
      }
    }
    Collections.sort(children);
    return children;
  }

  /** The bytes of a file inside the project; refuses one that is unreasonably large. */
  public byte[] read(Path file) throws IOException {
    BasicFileAttributes attributes = stat(file);
    if (attributes == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (attributes.size() > LARGEST_FILE) {
      throw new IOException(location(file) + " is larger than " + (LARGEST_FILE >> 20) + " MiB");
    }
    return Files.readAllBytes(file);
  }
}
