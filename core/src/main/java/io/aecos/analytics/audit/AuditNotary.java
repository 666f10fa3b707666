package io.aecos.analytics.audit;

import io.aecos.analytics.error.AnalyticsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives entries their numbers and seals, and anchors the newest. Engines ask it within their one
 * turn to write; it holds nothing that another process might have changed, but what it anchored
 * itself.
 */
public final class AuditNotary {
  private static final Logger LOG = LoggerFactory.getLogger(AuditNotary.class);

  private final AuditKey key;
  private final Path file;
  private final boolean isAlone;
  private final InstantSource clock;
  private @Nullable Last anchored;

  private AuditNotary(AuditKey key, Path directory, InstantSource clock, boolean isAlone) {
    this.key = key;
    this.file = directory.resolve(AuditAnchor.FILE);
    this.clock = clock;
    this.isAlone = isAlone;
  }

  /** {@code directory} is where the trail is, and so its only anchor. */
  public static AuditNotary alone(AuditKey key, Path directory, InstantSource clock) {
    return new AuditNotary(key, directory, clock, true);
  }

  /**
   * One of several, each of which anchors in a {@code directory} of its own: others may have added
   * any number of entries behind its anchor.
   */
  public static AuditNotary among(AuditKey key, Path directory, InstantSource clock) {
    return new AuditNotary(key, directory, clock, false);
  }

  /** The number and the seal of an entry. */
  public record Last(long seq, AuditSeal seal) {
    static final Last NONE = new Last(0, AuditSeal.NONE);
  }

  /**
   * The entry that {@code act} becomes behind {@code last}, which is null for an empty table. Where
   * entries were lost, or the anchor that would tell, the numbers leave a gap for good. An entry
   * that has no anchor gets one first, so that never more than one is without.
   */
  public AuditEntry next(@Nullable Last last, AuditAct act) {
    Last end = end(last);
    long seq = end.seq + 1;
    String previous = end.seal.hash();
    String hash = AuditHash.of(seq, AuditRow.fields(act), previous, end.seal.signature());
    return new AuditEntry(seq, act, new AuditSeal(previous, hash, key.sign(AuditHash.bytes(hash))));
  }

  private Last end(@Nullable Last last) {
    Last there = last == null ? Last.NONE : last;
    Last vouched = vouched().orElse(null);
    if (vouched == null) {
      return gap("is missing or was not signed by its key", there);
    }
    if (isAlone && there.seq > vouched.seq + AuditAnchor.IN_FLIGHT) {
      return gap("is older than the trail", there);
    }
    if (isAlone && there.seq > vouched.seq) {
      anchor(there);
    }
    return later(there, vouched);
  }

  private Last gap(String why, Last there) {
    LOG.error("{} {}; the trail has a gap from here on", file, why);
    return new Last(there.seq + 1, there.seal);
  }

  /**
   * Anchors what is there in a directory that never had an anchor; {@code last} is null for an
   * empty table. One that is there stays.
   */
  public void join(@Nullable Last last) {
    if (vouched().isEmpty()) {
      anchor(last == null ? Last.NONE : last);
    }
  }

  private Optional<Last> vouched() {
    Optional<Last> outside =
        read().filter(AuditAnchor::isSigned).map(found -> new Last(found.seq(), found.seal()));
    Last own = anchored;
    return own == null || outside.isEmpty() ? outside : Optional.of(later(own, outside.get()));
  }

  private static Last later(Last one, Last other) {
    return other.seq > one.seq ? other : one;
  }

  private Optional<AuditAnchor> read() {
    try {
      return AuditAnchor.read(file);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /**
   * Anchors {@code last}, which is on the disk by now and is the last entry of all as long as the
   * turn to write is held: whoever anchored without the turn might put an older one in the place of
   * a newer.
   */
  public void anchor(Last last) {
    try {
      AuditAnchor.of(last.seq(), last.seal(), clock.instant(), key).write(file);
      anchored = last;
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static AnalyticsException unavailable(IOException e) {
    return AuditFailure.of("cannot anchor the audit trail: the server's log tells why", e);
  }
}
