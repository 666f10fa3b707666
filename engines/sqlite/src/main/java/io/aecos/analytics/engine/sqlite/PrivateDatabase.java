package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes database files that only their owner can open, before the engine fills them. */
final class PrivateDatabase {
  private PrivateDatabase() {}

  /** What SQLite puts beside the file gets the permissions of the file. */
  static void create(Path path, SqliteSchema schema) {
    create(path, schema.unavailable(), schema.word());
  }

  /** {@code word} says in messages what the file is. */
  static void create(Path path, ErrorCode unavailable, String word) {
    try {
      Files.createFile(path, ownersOnly(path));
    } catch (FileAlreadyExistsException e) {
      // It keeps the permissions that it has.
    } catch (IOException e) {
      throw new AnalyticsException(
          unavailable,
          "cannot make the %s %s: the directory is missing or may not be written"
              .formatted(word, path),
          e);
    }
  }

  /** A directory that only its owner can enter, where there is none. */
  static void createDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      FileAttribute<?>[] owners =
          path.getFileSystem().supportedFileAttributeViews().contains("posix")
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
              }
              : new FileAttribute<?>[0];
      Files.createDirectories(path, owners);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
