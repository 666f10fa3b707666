package io.aecos.analytics.workspace.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
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

  private String name() {
    return FileNames.name(root);
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
    String text = FileNames.text(path);
    return parent == null ? text : text.substring(FileNames.text(root).length() - name().length());
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
      return plain.isSymbolicLink() ? target(path) : plain;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private BasicFileAttributes target(Path link) throws IOException {
    try {
      if (!inside(link)) {
        throw new IOException(location(link) + " is a link that leads out of the project");
      }
      return Files.readAttributes(link, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new IOException(location(link) + " is a link that leads nowhere", e);
    }
  }

  /**
   * The attributes of a file inside the project; null when nothing is there. What is no file cannot
   * be read: opening a pipe would wait for ever.
   */
  public @Nullable BasicFileAttributes file(Path path) throws IOException {
    BasicFileAttributes attributes = stat(path);
    if (attributes != null && !attributes.isRegularFile()) {
      throw new IOException(
          location(path) + " is " + (attributes.isDirectory() ? "a folder" : "no file"));
    }
    return attributes;
  }

  /** Whether there is a folder; what is no folder cannot be read as one. */
  public boolean folder(Path path) throws IOException {
    BasicFileAttributes attributes = stat(path);
    if (attributes != null && !attributes.isDirectory()) {
      throw new IOException(location(path) + " is no folder");
    }
    return attributes != null;
  }

  /** In a few words why something could not be read. */
  public static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
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
   * project; empty when there is no such folder. A link that leads nowhere is among it.
   */
  public List<Path> list(Path folder) throws IOException {
    if (!folder(folder)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        if (!Files.isSymbolicLink(child) || !Files.exists(child) || inside(child)) {
          children.add(child);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(children);
    return children;
  }

  /** The bytes of a file inside the project; refuses one that is unreasonably large. */
  public byte[] read(Path file) throws IOException {
    BasicFileAttributes attributes = file(file);
    if (attributes == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (attributes.size() > LARGEST_FILE) {
      throw new IOException(location(file) + " is larger than " + (LARGEST_FILE >> 20) + " MiB");
    }
    return Files.readAllBytes(file);
  }
}
