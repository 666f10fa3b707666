package io.aecos.analytics.server.move;

import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.engine.sql.move.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a move. With {@code whole} the ledger is at {@code to} now; {@code tables} are alike
 * on both sides to the last row, and {@code trail} is what the trail's verification says there.
 * Else {@code next} says what is missing.
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
    String next) {

  /** So many rows, with the SHA-256 over their values. */
  public record MovedTableJson(String table, long rows, String sha256) {}

  static MoveJson of(Move.Outcome outcome, @Nullable AuditVerdict verdict) {
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
        outcome.whole() ? next(outcome) : outcome.hint());
  }

  private static String next(Move.Outcome outcome) {
    return outcome.to().contains("://")
        ? "start servers with --ledger, or `ledger.address` in config.yaml; what is archived stays"
            + " where it is, for all of them to share (`retention.archive`)"
        : "start a server with --data " + outcome.to();
  }
}
