package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory of its own for one benchmark, on a real disk; gone afterwards. */
record Scratch(Path directory) implements AutoCloseable {

  static Scratch in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new Scratch(Files.createTempDirectory(parent, "bench-").toAbsolutePath());
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** The bytes of all files whose names begin so. */
  long size(String prefix) throws IOException {
    try (var files = Files.list(directory)) {
      long size = 0;
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
