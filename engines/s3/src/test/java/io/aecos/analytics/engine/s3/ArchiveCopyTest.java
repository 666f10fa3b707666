package io.aecos.analytics.engine.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.retention.ArchiveCopy;
import io.aecos.analytics.retention.ArchiveCopy.Outcome;
import io.aecos.analytics.retention.ArchiveFiles;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import io.aecos.analytics.retention.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that is brought from a directory into a bucket, and from there into another one. */
class ArchiveCopyTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  @TempDir Path folder;
  private ArchiveStore directory;
  private ArchiveStore bucket;

  @BeforeEach
  void open() {
    directory = new DirectoryStore(folder.resolve("archive"));
    bucket = S3Store.open(TestS3.fresh(), TestS3.KEYS, folder.resolve("drafts"));
  }

  @AfterEach
  void close() {
    bucket.close();
    directory.close();
  }

  private static void put(ArchiveStore store, String name, String content) throws IOException {
    Path draft = store.draft(name);
    Files.writeString(draft, content);
    store.put(name, draft);
  }

  /** A part whose file and manifest are in the directory. */
  private ArchivedPart part(int number) throws IOException {
    String name = "2026-03/2026-03-" + number + ".parquet";
    put(directory, name, "rows of " + number);
    put(directory, name + ".json", "about " + number);
    Path file = directory.inPlace(name).orElseThrow();
    String sha256 = ArchiveFiles.sha256(file);
    return new ArchivedPart(
        MARCH, name, 1, number, number, Files.size(file), sha256, "", Instant.EPOCH);
  }

  private String content(ArchiveStore store, String name) throws IOException {
    Path copy = folder.resolve("copy");
    Files.deleteIfExists(copy);
    assertThat(store.get(name, copy)).as(name).isTrue();
    return Files.readString(copy);
  }

  @Test
  void copy_intoABucketAndOnward_isTheSame_andLeavesWhatIsProven() throws IOException {
    List<ArchivedPart> parts = List.of(part(1), part(2));
    ArchiveCopy there = new ArchiveCopy(directory, bucket);
    ArchiveCopy back =
        new ArchiveCopy(bucket, new DirectoryStore(folder.resolve("other").resolve("archive")));
    for (ArchiveCopy copy : List.of(there, back)) {
      assertThat(parts).allMatch(part -> copy.copy(part) == Outcome.COPIED);
      assertThat(parts).allMatch(part -> copy.copy(part) == Outcome.THERE);
      assertThat(copy.to().list())
          .extracting(Kept::name)
          .containsExactlyElementsOf(directory.list().stream().map(Kept::name).toList());
      assertThat(content(copy.to(), parts.get(1).file())).isEqualTo("rows of 2");
      assertThat(content(copy.to(), parts.get(1).file() + ".json")).isEqualTo("about 2");
    }
    assertThat(folder.resolve("drafts")).isEmptyDirectory();
  }

  /** As a run that was ended leaves it, or another program that was broken off. */
  @Test
  void copy_ofWhatIsThereInPart_goesOn() throws IOException {
    ArchivedPart part = part(1);
    put(bucket, part.file(), "rows of 7"); // As long as it should be.
    ArchiveCopy copy = new ArchiveCopy(directory, bucket);
    assertThat(copy.copy(part)).isEqualTo(Outcome.COPIED);
    assertThat(content(bucket, part.file())).isEqualTo("rows of 1");

    bucket.delete(part.file() + ".json");
    assertThat(copy.copy(part)).isEqualTo(Outcome.THERE);
    assertThat(content(bucket, part.file() + ".json")).isEqualTo("about 1");
  }

  @Test
  void copy_ofWhatIsGoneOrChanged_isSaid_andLeavesNothing() throws IOException {
    ArchivedPart part = part(1);
    ArchiveCopy copy = new ArchiveCopy(directory, bucket);
    put(directory, part.file(), "rows of 9");
    assertThatThrownBy(() -> copy.copy(part))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining(folder.resolve("archive") + ": " + part.file())
        .hasMessageContaining("is not what was archived; put it back");
    directory.delete(part.file());
    assertThat(copy.copy(part)).isEqualTo(Outcome.MISSING);
    assertThat(bucket.list()).isEmpty();
    assertThat(folder.resolve("drafts")).isEmptyDirectory();
  }
}
