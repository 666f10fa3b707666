package io.aecos.analytics.server.reports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps files of reports for the data directory's owner only: whole, or not at all. */
final class ReportFiles {
  private ReportFiles() {}

  static void write(Path directory, String name, byte[] content) {
    Path file = directory.resolve(name);
    try {
      PrivateFiles.createDirectories(directory);
      PrivateFiles.write(file, content);
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
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
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
