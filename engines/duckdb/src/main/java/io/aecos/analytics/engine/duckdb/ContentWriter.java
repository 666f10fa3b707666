package io.aecos.analytics.engine.duckdb;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the file in transactions, and believes the file and not what was meant to be in it: the
 * engine commits, then works its log into the file, and where only that fails, for a full disk, it
 * reports a failure of what is committed. The driver still takes such a transaction for open, so
 * that all that followed would be committed piece by piece. For one thread at a time.
 */
final class ContentWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ContentWriter.class);

  private final DuckDbFile file;

  /** Whether the last transaction ended in a way that does not tell what became of it. */
  private boolean unsure;

  ContentWriter(DuckDbFile file) {
    this.file = file;
  }

  /** A change within a transaction, giving the content after it. */
  @FunctionalInterface
  interface Writing {
    Content write() throws SQLException;
  }

  /** What the file holds: {@code known}, unless a transaction has failed since that was learned. */
  Content certain(Content known) {
    if (!unsure) {
      return known;
    }
    try {
      end();
      Content there = load();
      unsure = false;
      return there;
    } catch (SQLException e) {
      throw file.unavailable("read", e);
    }
  }

  /**
   * The content after {@code writing}, which is in the file then; {@code action} is what is told of
   * it where it is not. Comes after {@link #certain}.
   */
  Content write(String action, Writing writing) {
    Content after = null;
    boolean ended = false;
    try {
      after = writing.write();
      file.writer().commit();
      ended = true;
      return after;
    } catch (SQLException e) {
      if (after != null && isThere(after)) {
        ended = true;
        LOG.warn("The projection was written to, but its log is not worked in yet", e);
        return after;
      }
      throw file.unavailable(action, e);
    } finally {
      if (!ended) {
        unsure = true;
        endQuietly();
      }
    }
  }

  private boolean isThere(Content after) {
    try {
      end();
      Content there = load();
      return there.watermark().equals(after.watermark())
          && there.version() == after.version()
          && Objects.equals(there.followed(), after.followed());
    } catch (SQLException e) {
      LOG.warn("The projection does not tell how far it was written to", e);
      return false;
    }
  }

  private Content load() throws SQLException {
    try {
      return Content.load(file.writer());
    } finally {
      end();
    }
  }

  /** Afterwards neither the engine nor the driver has a transaction open, or this fails. */
  private void end() throws SQLException {
    @Nullable SQLException failure = attempt(() -> file.writer().rollback());
    if (failure == null) {
      return;
    }
    // The driver rolls back only what the engine has open, and begins nothing before it has.
    SQLException unbegun = attempt(() -> DuckDbFile.execute("BEGIN TRANSACTION", file.writer()));
    SQLException still = attempt(() -> file.writer().rollback());
    if (still != null) {
      still.addSuppressed(failure);
      if (unbegun != null) {
        still.addSuppressed(unbegun);
      }
      throw still;
    }
  }

  private void endQuietly() {
    SQLException failure = attempt(this::end);
    if (failure != null) {
      LOG.warn("The projection cannot roll back", failure);
    }
  }

  private static @Nullable SQLException attempt(Attempt attempt) {
    try {
      attempt.make();
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  /** Something that the engine may refuse. */
  @FunctionalInterface
  private interface Attempt {
    void make() throws SQLException;
  }
}
