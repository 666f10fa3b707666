package io.aecos.analytics.server.backup;

import io.aecos.analytics.server.backup.BackupManifest.FileState;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies files for their owner alone, on the disk when a call returns, and says what they are. */
final class CopiedFiles {
  private static final int BUFFER = 1 << 16;

  private CopiedFiles() {}

  /**
   * All files within {@code directory} and the folders in it, by path; none where it is none. It
   * may be a link to where there is room.
   */
  static List<Path> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Copies {@code source} to the new file {@code to} and says that it is {@code path}. */
  static FileState copy(Path source, Path to, String path) throws IOException {
    PrivateFiles.createDirectories(parent(to));
    MessageDigest sha256 = sha256();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(source);
        FileChannel out = PrivateFiles.create(to)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          out.write(part);
        }
        bytes += read;
      }
      out.force(true);
    }
    return new FileState(path, bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  /**
   * Brings {@code file}, which somebody else wrote, to the disk and says that it is {@code path}.
   */
  static FileState written(Path file, String path) throws IOException {
    MessageDigest sha256 = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    sync(file);
    return new FileState(path, Files.size(file), HexFormat.of().formatHex(sha256.digest()));
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Removes {@code tree} with all that is in it, if it is there. */
  static void remove(Path tree) throws IOException {
    List<Path> all = new ArrayList<>();
    try {
      Files.walkFileTree(
          tree,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
              all.add(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path directory, @Nullable IOException failure) {
              all.add(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      return;
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " is the root");
    }
    return parent;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
