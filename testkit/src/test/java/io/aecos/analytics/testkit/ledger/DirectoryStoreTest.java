package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import io.aecos.analytics.retention.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends ArchiveStoreContract {
  @Override
  protected ArchiveStore open(Path folder) {
    return new DirectoryStore(folder.resolve("archive"));
  }

  @Test
  void directory_mayBeALink_andWhatIsBehindItIsListed(@TempDir Path elsewhere) throws IOException {
    Path real = Files.createDirectory(elsewhere.resolve("real"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("archive"), real);
    try (ArchiveStore store = new DirectoryStore(link)) {
      Path draft = store.draft("2026-03/a.parquet");
      Files.writeString(draft, "whole");
      store.put("2026-03/a.parquet", draft);
      Path half = store.draft("2026-03/b.parquet");
      Files.writeString(half, "half");
      Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

      assertThat(store.list()).extracting(Kept::name).containsExactly("2026-03/a.parquet");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(real.resolve("2026-03/a.parquet"))))
          .isEqualTo("rw-------");
      assertThat(store.leftovers()).containsExactly("2026-03/b.parquet.new");
      assertThat(store.removeLeftovers()).isEqualTo(1);
      assertThat(half).doesNotExist();
    }
  }
}
