package io.aecos.analytics.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files of archived parts from one place to another. A file counts as copied once it was
 * read again there and has the hash that the ledger knows. Ended at any moment, it goes on when it
 * is run again: what is there and proven is left as it is. The old place is only read.
 */
public record ArchiveCopy(ArchiveStore from, ArchiveStore to) {
  private static final String MANIFEST = ".json";

  /** What became of a part's file; {@code MISSING} is one that is at neither place. */
  public enum Outcome {
    COPIED,
    THERE,
    MISSING
  }

  /**
   * Sees to it that {@code part} and its manifest, if it has one, are at the new place.
   *
   * @throws AnalyticsException {@code ARCHIVE_UNAVAILABLE} where either place cannot be read or
   *     written, or the file is not what the ledger says
   */
  public Outcome copy(ArchivedPart part) {
    try {
      Outcome outcome = isProven(part) ? Outcome.THERE : copyFile(part);
      if (outcome == Outcome.COPIED
          || (outcome == Outcome.THERE && to.find(part.file() + MANIFEST).isEmpty())) {
        copyManifest(part.file() + MANIFEST);
      }
      return outcome;
    } catch (IOException e) {
      throw unavailable(to, part, "cannot be kept: " + ArchiveFiles.reason(e), e);
    }
  }

  private Outcome copyFile(ArchivedPart part) throws IOException {
    Path draft = to.draft(part.file());
    try {
      if (!from.get(part.file(), draft)) {
        return Outcome.MISSING;
      }
      if (!ArchiveFiles.sha256(draft).equals(part.sha256())) {
        throw unavailable(from, part, "is not what was archived; put it back from a backup", null);
      }
      to.put(part.file(), draft);
    } finally {
      Files.deleteIfExists(draft);
    }
    if (!isProven(part)) {
      throw unavailable(to, part, "is not read as it was written; see to the store", null);
    }
    return Outcome.COPIED;
  }

  private void copyManifest(String name) throws IOException {
    Path draft = to.draft(name);
    try {
      if (from.get(name, draft)) {
        to.put(name, draft);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private boolean isProven(ArchivedPart part) throws IOException {
    Optional<Path> file = to.inPlace(part.file());
    if (file.isPresent()) {
      return ArchiveFiles.sha256(file.get()).equals(part.sha256());
    }
    if (to.find(part.file()).filter(kept -> kept.bytes() == part.bytes()).isEmpty()) {
      return false;
    }
    Path again = to.draft(part.file());
    try {
      return to.get(part.file(), again) && ArchiveFiles.sha256(again).equals(part.sha256());
    } finally {
      Files.deleteIfExists(again);
    }
  }

  private static AnalyticsException unavailable(
      ArchiveStore place, ArchivedPart part, String what, @Nullable Exception cause) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE, place.words() + ": " + part.file() + " " + what, cause);
  }
}
