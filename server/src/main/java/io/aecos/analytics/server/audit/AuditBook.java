package io.aecos.analytics.server.audit;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditText;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.error.AnalyticsException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the server's audit trail. */
public final class AuditBook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditBook.class);

  private final AuditTrail trail;
  private final Clock clock;
  private final Repeats repeats = new Repeats();

  public AuditBook(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Keeps an act and tells its number.
   *
   * @throws AnalyticsException when it cannot be kept
   */
  public long keep(AuditAct act) {
    keepCounted(false);
    return trail.append(act).seq();
  }

  /**
   * Keeps what was refused, unless the same was refused a moment ago. It stays refused where it
   * cannot be kept.
   */
  public void denied(String kind, AuditAct act) {
    try {
      keepCounted(false); // Before a new minute takes the place of one that was counted.
      if (repeats.isFirst(kind, act)) {
        trail.append(act);
      }
    } catch (AnalyticsException e) {
      LOG.warn("{} could not be audited: {}", printable(act), e.getMessage());
    }
  }

  /**
   * That the server starts, and with which configuration. A full disk may not keep it from that.
   */
  public void started(String version, String configuration) {
    AuditAct act = AuditAct.of(now(), AuditActor.server(), "server.start", version);
    AuditAct whole =
        new AuditAct(
            act.at(),
            act.actor(),
            act.action(),
            act.target(),
            "",
            configuration,
            null,
            act.outcome(),
            "",
            null);
    try {
      keep(whole);
    } catch (AnalyticsException e) {
      LOG.warn("The start could not be audited: {}", e.getMessage());
    }
  }

  private void keepCounted(boolean all) {
    for (AuditAct act : repeats.counted(now(), all)) {
      trail.append(act);
    }
  }

  private static String printable(AuditAct act) {
    return AuditText.printable(
        act.action()
            + " of "
            + act.actor().who()
            + " from "
            + act.origin()
            + " to "
            + act.target());
  }

  @Override
  public void close() {
    try {
      keepCounted(true);
    } catch (AnalyticsException e) {
      LOG.warn("What was refused again and again could not be audited: {}", e.getMessage());
    }
  }
}
