package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.engine.sql.Turns;
import io.aecos.analytics.error.AnalyticsException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A duty of this node, or of another. It counts its own term from before it asked, so it never
 * takes a duty for its own for longer than the database does.
 */
final class Lease implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final long TERM = Duration.ofSeconds(TERM_SECONDS).toNanos();
  private static final long RENEWED_AFTER = TERM / 3;

  /** Work that was begun as ours ends before the duty may be another's. */
  private static final long LEFT = TERM / 3;

  private final String name;
  private final UUID node;
  private final PostgresDatabase database;
  private final Turns turns;
  private long token;
  private long renewed;
  private boolean held;

  Lease(String name, UUID node, PostgresDatabase database, Turns turns) {
    this.name = name;
    this.node = node;
    this.database = database;
    this.turns = turns;
  }

  @Override
  public synchronized boolean isMine() {
    long now = System.nanoTime();
    if (held && now - renewed < RENEWED_AFTER) {
      return true;
    }
    try {
      Optional<Long> taken = take();
      boolean before = held;
      held = taken.isPresent();
      if (held) {
        renewed = now;
        if (!before) {
          LOG.info("This node takes on: {}", name);
        }
        token = taken.get();
      }
      return held;
    } catch (AnalyticsException e) {
      return held && System.nanoTime() - renewed < TERM - LEFT;
    }
  }

  private Optional<Long> take() {
    return turns.take(
        () ->
            turns.transaction(
                statements ->
                    statements.first(
                        """
                        INSERT INTO lease (duty, holder, token, until)
                        VALUES (?, ?, 1, clock_timestamp() + ? * interval '1 second')
                        ON CONFLICT (duty) DO UPDATE SET
                          holder = excluded.holder,
                          until = excluded.until,
                          token = lease.token + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END
                        WHERE lease.holder = excluded.holder OR lease.until < clock_timestamp()
                        RETURNING token""",
                        row -> row.getLong(1),
                        name,
                        node,
                        TERM_SECONDS)));
  }

  @Override
  public synchronized void reached(long seq) {
    turns.take(
        () ->
            turns.transaction(
                statements ->
                    statements.update(
                        """
                        UPDATE lease SET reached = greatest(reached, ?)
                        WHERE duty = ? AND holder = ? AND token = ?""",
                        seq,
                        name,
                        node,
                        token)));
  }

  @Override
  public long reached() {
    return database.read(
        "read",
        statements ->
            statements
                .first("SELECT reached FROM lease WHERE duty = ?", row -> row.getLong(1), name)
                .orElse(0L));
  }

  /** The next one need not wait for the end of the term. */
  synchronized void giveUp() {
    if (!held) {
      return;
    }
    held = false;
    try {
      turns.take(
          () ->
              turns.transaction(
                  statements ->
                      statements.update(
                          "UPDATE lease SET until = clock_timestamp() WHERE duty = ? AND holder = ?",
                          name,
                          node)));
    } catch (AnalyticsException e) {
      LOG.info("The duty {} ends with its term: {}", name, e.getMessage());
    }
  }
}
