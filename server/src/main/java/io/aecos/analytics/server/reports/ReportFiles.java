package io.aecos.analytics.server.reports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps files of reports for the data directory's owner only: whole, or not at all. Nodes of one
 * ledger have each other's.
 */
final class ReportFiles {
  private final Path directory;
  private final SharedFiles shared;

  ReportFiles(Path directory, SharedFiles shared) {
    this.directory = directory;
    this.shared = shared;
  }

  /** The file of that name. */
  byte[] read(String name) {
    try {
      Path file = directory.resolve(name);
      Optional<byte[]> elsewhere =
          Files.exists(file) ? Optional.empty() : shared.find("reports/" + name);
      return elsewhere.isPresent() ? elsewhere.get() : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NOT_FOUND, "The file of this report is gone from the data directory", e);
    }
  }

  void write(String name, byte[] content) {
    Path file = directory.resolve(name);
    try {
      PrivateFiles.createDirectories(directory);
      PrivateFiles.write(file, content);
      shared.agree("reports/" + name, content);
    } catch (IOException e) {
      discard(directory.resolve(name + ".new"), e);
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION,
          "The report is made but could not be kept in the data directory: "
              + e.getMessage()
              + ". Make room there and ask for it again.",
          e);
    }
  }

  /** One that is gone already needs none of it. */
  void delete(String name) {
    try {
      Files.deleteIfExists(directory.resolve(name));
      shared.remove("reports/" + name);
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION,
          "A report could not be deleted from the data directory: " + e.getMessage(),
          e);
    }
  }

  /** Half a file would keep the room that is missing. */
  private static void discard(Path half, IOException reason) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
