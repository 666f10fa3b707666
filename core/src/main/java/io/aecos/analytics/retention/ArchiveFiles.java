package io.aecos.analytics.retention;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Files for their owner alone, whole and on the disk when a call returns. */
public final class ArchiveFiles {
  /** How the name of what is still being written ends. */
  static final String DRAFT = ".new";

  private static final int BUFFER = 1 << 16;

  private ArchiveFiles() {}

  /**
   * Makes the folder of {@code file}, for its owner alone, and sees to it that there is no file.
   */
  public static Path cleared(Path file) throws IOException {
    Files.createDirectories(folder(file), ownersFolder(file));
    Files.deleteIfExists(file);
    return file;
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent(), "a file has a folder");
  }

  /** Brings what somebody else wrote to the disk. */
  static void sync(Path file) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** In one step; the name is on the disk too, where the system can do that. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (isPosix(to)) {
      try (FileChannel channel = FileChannel.open(folder(to), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes what came of an attempt that failed for {@code reason}. */
  public static void discard(Path file, Exception reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** The SHA-256 of its bytes, in lower-case hexadecimal. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Why something could not be written or read, for people. */
  public static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") ? "the disk is full" : message;
  }

  private static FileAttribute<?>[] ownersFolder(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
