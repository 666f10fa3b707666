package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds a place for an archive's files to what {@link ArchiveStore} promises. */
public abstract class ArchiveStoreContract {
  private static final String NAME = "2026-03/2026-03-1-abc.parquet";

  @TempDir Path here;

  @SuppressWarnings("NullAway.Init")
  private ArchiveStore store;

  /** Opens an empty one; {@code folder} is on this machine and empty, too. */
  protected abstract ArchiveStore open(Path folder);

  @BeforeEach
  void openFresh() throws IOException {
    store = open(Files.createDirectory(here.resolve("store")));
  }

  @AfterEach
  void closeLast() {
    store.close();
  }

  private void put(String name, byte[] content) throws IOException {
    Path draft = store.draft(name);
    Files.write(draft, content);
    store.put(name, draft);
    assertThat(draft).doesNotExist();
  }

  private byte[] get(String name) throws IOException {
    Path to = here.resolve("copy");
    Files.deleteIfExists(to);
    if (!store.get(name, to)) {
      throw new NoSuchFileException(name);
    }
    return Files.readAllBytes(to);
  }

  private static byte[] bytes(int count, int seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void put_thenGet_givesEachByteBack_andReplaces() throws IOException {
    byte[] big = bytes(5_000_000, 1);
    put(NAME, big);
    assertThat(get(NAME)).isEqualTo(big);
    String version = store.find(NAME).orElseThrow().version();

    byte[] small = bytes(3, 2);
    put(NAME, small);
    assertThat(get(NAME)).isEqualTo(small);
    Kept kept = store.find(NAME).orElseThrow();
    assertThat(kept.bytes()).isEqualTo(3);
    assertThat(kept.version()).isNotEqualTo(version);
    put("empty", new byte[0]);
    assertThat(get("empty")).isEmpty();
  }

  @Test
  void list_isAllByName_withSizesAndVersions_howeverMany() throws IOException {
    assertThat(store.list()).isEmpty();
    for (int i = 12; i >= 10; i--) {
      put("2026-" + i + "/file.parquet", bytes(i, i));
    }
    put("2026-10/file.parquet.json", bytes(1, 1));

    assertThat(store.list())
        .extracting(Kept::name)
        .containsExactly(
            "2026-10/file.parquet",
            "2026-10/file.parquet.json",
            "2026-11/file.parquet",
            "2026-12/file.parquet");
    assertThat(store.list().get(3)).isEqualTo(store.find("2026-12/file.parquet").orElseThrow());
    assertThat(store.list().get(3).bytes()).isEqualTo(12);
  }

  @Test
  void whatIsNotThere_isNotFound_andMayBeDeleted() throws IOException {
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.inPlace(NAME)).isEmpty();
    Path to = here.resolve("copy");
    assertThat(store.get(NAME, to)).isFalse();
    assertThat(to).doesNotExist();
    store.delete(NAME);

    put(NAME, bytes(9, 1));
    store.delete(NAME);
    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void draft_isInAFolderThatIsThere_andIsNotKept() throws IOException {
    Path draft = store.draft(NAME);
    assertThat(draft).doesNotExist();
    Files.writeString(draft, "half");

    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.list()).isEmpty();
    assertThat(store.leftovers()).isEmpty(); // Somebody may be writing it.
    assertThat(store.draft(NAME)).doesNotExist();
  }

  @Test
  void put_ofADraftThatIsNotThere_isSaid_andKeepsWhatWasThere() throws IOException {
    put(NAME, bytes(9, 1));
    Path draft = store.draft(NAME);

    assertThatThrownBy(() -> store.put(NAME, draft))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNAVAILABLE));
    assertThat(get(NAME)).isEqualTo(bytes(9, 1));
  }

  @Test
  void manyAtOnce_doNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> works = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        Callable<?> work =
            () -> {
              put("many/" + number, bytes(100_000, number));
              return null;
            };
        works.add(threads.submit(work));
      }
      for (Future<?> work : works) {
        work.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(store.list()).hasSize(8);
    for (int i = 0; i < 8; i++) {
      assertThat(get("many/" + i)).isEqualTo(bytes(100_000, i));
    }
  }
}
