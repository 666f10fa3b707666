package io.aecos.analytics.server.backup;

import io.aecos.analytics.engine.sqlite.SqliteCopy;
import io.aecos.analytics.server.backup.BackupManifest.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Copies of what is in {@code root} to {@code to}, each said in the mark before it is made. */
record MarkedCopies(Path root, Path to, BackupMark mark, List<FileState> files) {
  MarkedCopies(Path root, Path to, BackupMark mark) {
    this(root, to, mark, new ArrayList<>());
  }

  /** The database {@code source} as it is at one moment. */
  void database(Path source) throws IOException {
    String name = String.valueOf(source.getFileName());
    mark.making(name);
    SqliteCopy.take(source, to.resolve(name));
    files.add(CopiedFiles.written(to.resolve(name), name));
  }

  /** The files of these names, and all in the folders of these names. */
  void copy(List<String> names) throws IOException {
    for (String name : names) {
      Path part = root.resolve(name);
      for (Path file : Files.isRegularFile(part) ? List.of(part) : CopiedFiles.in(part)) {
        String path = path(root.relativize(file));
        if (!path.endsWith(".new")) {
          copyIfThere(file, path);
        }
      }
    }
  }

  /** A report may be removed while others are copied; then it is part of no moment after that. */
  private void copyIfThere(Path file, String path) throws IOException {
    mark.making(path);
    try {
      files.add(CopiedFiles.copy(file, to.resolve(path), path));
    } catch (NoSuchFileException e) {
      if (Files.exists(file)) {
        throw e;
      }
    }
  }

  /** What is written in some other way, once that has been marked. */
  void written(String name) throws IOException {
    files.add(CopiedFiles.written(to.resolve(name), name));
  }

  private static String path(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }
}
