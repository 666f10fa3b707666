package io.aecos.analytics.server.move;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.retention.ArchiveFiles;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the files that a ledger has archived beside it, each proven by its hash. */
record ArchiveCopy(ArchiveStore archive, DataDirectory to) {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveCopy.class);
  private static final String MANIFEST = ".json";

  void run() {
    try (SqliteLedger ledger = SqliteLedger.look(to.ledger())) {
      for (ArchivedPart part : ledger.segments().orElseThrow().parts()) {
        copy(part);
      }
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE, "the archive cannot be copied: " + e.getMessage(), e);
    }
  }

  private void copy(ArchivedPart part) throws IOException {
    Path target = to.archive().resolve(part.file());
    if (Files.exists(target) && ArchiveFiles.sha256(target).equals(part.sha256())) {
      return;
    }
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    PrivateFiles.createDirectories(target.resolveSibling(""));
    Files.deleteIfExists(fresh);
    if (!archive.get(part.file(), fresh)) {
      throw unavailable(part, "holds events of " + part.month() + " and is not there; put it back");
    }
    if (!ArchiveFiles.sha256(fresh).equals(part.sha256())) {
      Files.delete(fresh);
      throw unavailable(part, "is not what was archived; put it back from a backup");
    }
    Path manifest = target.resolveSibling(target.getFileName() + MANIFEST);
    Files.deleteIfExists(manifest);
    boolean told = archive.get(part.file() + MANIFEST, manifest);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    if (!told) {
      LOG.warn("{} has no manifest in {}", part.file(), archive.words());
    }
  }

  private AnalyticsException unavailable(ArchivedPart part, String what) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE, archive.words() + ": " + part.file() + " " + what);
  }
}
