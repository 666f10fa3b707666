package io.aecos.analytics.audit;

import io.aecos.analytics.audit.AuditFault.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a trail: each entry's number, hash and predecessor, then the anchor. Signatures are
 * looked at where they tell something: of entries that no anchor vouches for, and of all where the
 * anchored entry is another one.
 */
public final class AuditCheck {
  private final @Nullable AuditAnchor anchor;
  private final String noAnchor;
  private @Nullable Path follows;
  private long entries;
  private AuditNotary.Last last = AuditNotary.Last.NONE;
  private boolean isOther;
  private @Nullable AuditFault fault;

  private AuditCheck(@Nullable AuditAnchor anchor, String noAnchor) {
    this.anchor = anchor;
    this.noAnchor = noAnchor;
  }

  /** Gives all rows in the order of their numbers, the same ones each time. */
  @FunctionalInterface
  public interface Rows {
    void each(Consumer<AuditRow> reader);
  }

  /**
   * A check of a trail in its place, where the anchor in {@code directory} is the only one and is
   * replaced after each entry: it may not be further behind than the one that is being written. To
   * be made before the moment that the rows are of, since entries come before their anchor.
   */
  public static AuditCheck in(Path directory) {
    AuditCheck check = beside(directory);
    check.follows = directory;
    return check;
  }

  /**
   * As {@link #in}, where the anchor may be behind: of a copy that was made while a server ran, or
   * where others anchor elsewhere.
   */
  public static AuditCheck beside(Path directory) {
    Path file = directory.resolve(AuditAnchor.FILE);
    try {
      AuditAnchor found = AuditAnchor.read(file).orElse(null);
      if (found == null) {
        return new AuditCheck(null, "there is no " + AuditAnchor.FILE + " beside the trail");
      }
      return found.isSigned()
          ? new AuditCheck(found, "")
          : new AuditCheck(null, AuditAnchor.FILE + " was not signed by the key that it names");
    } catch (IllegalArgumentException e) {
      return new AuditCheck(null, AuditAnchor.FILE + " is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw AuditFailure.of("cannot read " + AuditAnchor.FILE, e);
    }
  }

  /** Goes through {@code rows}. */
  public AuditVerdict of(Rows rows) {
    rows.each(this::look);
    if (fault == null && isOther) {
      rows.each(this::lookAtSignature);
    }
    if (fault == null) {
      lookAtEnd();
    }
    AuditAnchor known = anchor;
    return known == null
        ? new AuditVerdict(entries, "", 0, null, fault)
        : new AuditVerdict(entries, known.key().fingerprint(), known.seq(), known.at(), fault);
  }

  private void look(AuditRow row) {
    entries++;
    if (fault != null) {
      return;
    }
    AuditSeal seal = row.seal();
    AuditSeal before = last.seal();
    if (row.seq() != last.seq() + 1) {
      fault = missing(last.seq() + 1, row.seq() - 1);
    } else if (!AuditHash.of(row.seq(), row.fields(), seal.previous(), before.signature())
        .equals(seal.hash())) {
      fault = changed(row);
    } else if (!seal.previous().equals(before.hash())) {
      fault = replaced(Math.max(1, last.seq()));
    } else if (anchor != null) {
      lookBesideAnchor(row, anchor);
    }
    last = new AuditNotary.Last(row.seq(), seal);
  }

  private void lookBesideAnchor(AuditRow row, AuditAnchor known) {
    if (row.seq() == known.seq()) {
      isOther =
          !row.seal().hash().equals(known.hash())
              || !row.seal().signature().equals(known.entrySignature());
    } else if (row.seq() > known.seq()) {
      lookAtSignature(row);
    }
  }

  private void lookAtSignature(AuditRow row) {
    if (fault == null && anchor != null && !isSigned(row.seal(), anchor)) {
      fault =
          new AuditFault(
              row.seq(),
              Kind.UNSIGNED,
              "entry " + row.seq() + " was not signed by the server's key: others wrote it");
    }
  }

  private static boolean isSigned(AuditSeal seal, AuditAnchor anchor) {
    return anchor.key().signed(seal.signature(), AuditHash.bytes(seal.hash()));
  }

  private void lookAtEnd() {
    if (anchor == null) {
      fault =
          new AuditFault(
              last.seq(), Kind.ANCHOR, noAnchor + ", so a tail that was cut off would not show");
    } else if (anchor.seq() > last.seq()) {
      fault = cut(last.seq() + 1, anchor);
    } else if (isOther) {
      fault = replaced(anchor.seq());
    } else if (follows != null) {
      lookAtLag(anchor, follows);
    }
  }

  /** The server may have gone on since; then its anchor has gone on with it. */
  private void lookAtLag(AuditAnchor known, Path directory) {
    if (last.seq() <= known.seq() + AuditAnchor.IN_FLIGHT) {
      return;
    }
    AuditAnchor now = beside(directory).anchor;
    long seq = now == null ? known.seq() : Math.max(known.seq(), now.seq());
    if (last.seq() > seq + AuditAnchor.IN_FLIGHT) {
      fault =
          new AuditFault(
              last.seq(),
              Kind.ANCHOR,
              AuditAnchor.FILE
                  + " is an older one: it vouches for entries up to "
                  + seq
                  + " of "
                  + last.seq()
                  + ", and is replaced after each, so a tail that was cut off would not show");
    }
  }

  private static AuditFault missing(long from, long to) {
    return new AuditFault(
        from,
        Kind.MISSING,
        entries(from, to) + " missing: removed, or lost while the trail had no anchor");
  }

  private static AuditFault cut(long from, AuditAnchor anchor) {
    Instant at = anchor.at();
    return new AuditFault(
        from,
        Kind.CUT,
        entries(from, anchor.seq())
            + " missing at the end: the last one was anchored at "
            + at
            + " (a copy needs audit.sqlite-wal too, where there is one)");
  }

  private static AuditFault replaced(long seq) {
    return new AuditFault(
        seq, Kind.REPLACED, "entry " + seq + " was replaced: the chain goes on from another one");
  }

  /** The hash covers the signature before it, so that may be what was changed. */
  private AuditFault changed(AuditRow row) {
    boolean before = last.seq() > 0 && anchor != null && !isSigned(last.seal(), anchor);
    return before
        ? new AuditFault(
            last.seq(),
            Kind.UNSIGNED,
            "the signature of entry " + last.seq() + " is not the server's")
        : new AuditFault(
            row.seq(),
            Kind.CHANGED,
            "entry " + row.seq() + " was changed: it does not fit its hash");
  }

  private static String entries(long from, long to) {
    return from == to ? "entry " + from + " is" : "entries " + from + " to " + to + " are";
  }
}
