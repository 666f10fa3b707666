package io.aecos.analytics.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folders that hold one project, as they were when it was recognised in them. */
final class Folders {
  private final Map<Path, String> inodes = new LinkedHashMap<>();

  Folders(List<Path> roots) {
    roots.forEach(root -> inodes.put(root, inode(root)));
  }

  List<Path> roots() {
    return List.copyOf(inodes.keySet());
  }

  /** Whether another folder took the place of one of these: it may hold another project. */
  boolean areExchanged() {
    return inodes.entrySet().stream()
        .anyMatch(
            folder -> {
              String now = inode(folder.getKey());
              return !now.isEmpty() && !now.equals(folder.getValue());
            });
  }

  /** Whether one of these is not there any more. */
  boolean areGone() {
    return !inodes.keySet().stream().allMatch(Files::isDirectory);
  }

  /**
   * "" where there is no folder, or a file system that tells folders apart by their paths alone.
   */
  private static String inode(Path root) {
    try {
      Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
      return key == null ? "" : key.toString();
    } catch (IOException e) {
      // It is not there, or not any more; its sources say so.
      return "";
    }
  }
}
