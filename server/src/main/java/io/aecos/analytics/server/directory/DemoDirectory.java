package io.aecos.analytics.server.directory;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo firm's two years end today: what was made on an earlier day is thrown away and made
 * again. Only a directory that this class has marked as the demo's is ever emptied.
 */
public final class DemoDirectory {
  private static final List<String> MADE =
      List.of(
          "ledger.sqlite",
          "ledger.sqlite-wal",
          "ledger.sqlite-shm",
          "projection.duckdb",
          "projection.duckdb.wal");

  private DemoDirectory() {}

  /** Empties {@code directory}, which must be locked, if it is a demo's of another day. */
  public static void refresh(DataDirectory directory, LocalDate today) {
    Path mark = directory.root().resolve("demo-day");
    try {
      boolean marked = Files.exists(mark);
      if (marked && !Files.readString(mark).strip().equals(today.toString())) {
        for (String name : MADE) {
          Files.deleteIfExists(directory.root().resolve(name));
        }
        removeArchive(directory);
      }
      if (marked || !Files.exists(directory.ledger())) {
        Files.writeString(mark, today.toString());
      }
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "Cannot renew the demo data in " + directory.root(), e);
    }
  }

  /** What the demo's ledger of another day gave up. */
  private static void removeArchive(DataDirectory directory) throws IOException {
    if (!Files.isDirectory(directory.archive(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory.archive())) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
