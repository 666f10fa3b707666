package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.retention.ArchiveFiles;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.DirectoryStore;
import io.aecos.analytics.retention.FetchedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedFilesTest {
  private static final int BYTES = 100;

  @TempDir Path here;
  private Path kept;
  private ArchiveStore store;
  private FetchedFiles files;

  @BeforeEach
  void open() {
    kept = here.resolve("store");
    store = new DirectoryStore(kept);
    files = fetched();
  }

  /** Room for two parts. */
  private FetchedFiles fetched() {
    return new FetchedFiles(store, here.resolve("fetched"), 2 * BYTES + 1);
  }

  private ArchivedPart part(int number) throws IOException {
    String name = "2026-03/" + number + ".parquet";
    Path draft = store.draft(name);
    Files.writeString(draft, String.valueOf(number).repeat(BYTES));
    String sha256 = ArchiveFiles.sha256(draft);
    store.put(name, draft);
    return new ArchivedPart(YearMonth.of(2026, 3), name, 1, 1, 1, BYTES, sha256, "", Instant.EPOCH);
  }

  private String read(ArchivedPart part) {
    return files.read(part, FetchedFilesTest::text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).substring(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> copies() throws IOException {
    try (Stream<Path> all = Files.list(here.resolve("fetched"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** So that only a copy can answer. */
  private void takeStoreAway() throws IOException {
    try (Stream<Path> all = Files.walk(kept)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void read_fetchesOnce_andMakesRoomByWhatWasNotReadForLongest() throws IOException {
    ArchivedPart one = part(1);
    ArchivedPart two = part(2);
    ArchivedPart three = part(3);
    assertThat(read(one)).isEqualTo("1");
    assertThat(read(two)).isEqualTo("2");
    assertThat(read(one)).isEqualTo("1");
    assertThat(read(three)).isEqualTo("3");
    assertThat(copies()).containsExactly("2026-03_1.parquet", "2026-03_3.parquet");

    takeStoreAway();
    assertThat(read(one)).isEqualTo("1");
    assertThatThrownBy(() -> read(two))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("2026-03/2.parquet is missing");
  }

  @Test
  void read_byALaterProcess_provesTheCopyFirst_andFetchesAgainWhatIsNotRight() throws IOException {
    ArchivedPart one = part(1);
    ArchivedPart two = part(2);
    read(one);
    read(two);
    Path copy = here.resolve("fetched").resolve("2026-03_1.parquet");
    Files.writeString(copy, "x".repeat(BYTES));
    Files.writeString(here.resolve("fetched").resolve("2026-03_9.parquet.new"), "half");

    files = fetched();
    assertThat(copies()).containsExactly("2026-03_1.parquet", "2026-03_2.parquet");
    assertThat(read(one)).isEqualTo("1");
    takeStoreAway();
    assertThat(read(two)).isEqualTo("2");
    files.forget(two);
    assertThat(copies()).containsExactly("2026-03_1.parquet");
  }

  @Test
  void read_ofWhatIsNotWhatWasWritten_isRefused_andLeavesNoCopy() throws IOException {
    ArchivedPart one = part(1);
    Files.writeString(kept.resolve(one.file()), "2".repeat(BYTES));

    assertThatThrownBy(() -> read(one))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("is not what was written");
    assertThat(copies()).isEmpty();
  }
}
