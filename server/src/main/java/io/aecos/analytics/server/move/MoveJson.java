package io.aecos.analytics.server.move;

import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.move.Move;
import io.aecos.analytics.engine.sql.move.Moved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a move. With {@code whole} the ledger is at {@code to} now; {@code tables} are alike
 * on both sides to the last row, and {@code trail} is what the trail's verification says there.
 * With {@code movedBefore} an earlier run was through at that time, and nothing was compared again.
 * {@code next} says what people do then, or what is missing.
 */
public record MoveJson(
    boolean whole,
    String from,
    String to,
    String ledger,
    long events,
    List<MovedTableJson> tables,
    @Nullable String trail,
    boolean trailWhole,
    @Nullable Instant movedBefore,
    String next) {

  /** So many rows, with the SHA-256 over their values. */
  public record MovedTableJson(String table, long rows, String sha256) {}

  static MoveJson of(Move.Outcome outcome, @Nullable AuditVerdict verdict, String next) {
    return new MoveJson(
        outcome.whole(),
        outcome.from(),
        outcome.to(),
        outcome.ledger(),
        outcome.tables().isEmpty() ? 0 : outcome.tables().get(0).rows(),
        outcome.tables().stream()
            .map(each -> new MovedTableJson(each.table(), each.rows(), each.sha256()))
            .toList(),
        verdict == null ? null : verdict.sentence(),
        verdict != null && verdict.isWhole(),
        null,
        outcome.whole() ? next : outcome.hint());
  }

  static MoveJson before(Moved moved, AuditVerdict verdict, String next) {
    return new MoveJson(
        true,
        moved.from(),
        moved.to(),
        moved.ledger(),
        moved.events(),
        List.of(),
        verdict.sentence(),
        verdict.isWhole(),
        moved.ended(),
        next);
  }
}
