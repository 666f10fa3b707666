package io.aecos.analytics.engine.sql;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditCheck;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditNotary;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A trail in a database. An entry is on the disk before the anchor outside of the database says so;
 * who writes takes turns.
 */
public abstract class SqlAuditTrail implements AuditTrail {
  private final Reads moments;
  private final Turns turns;
  private final @Nullable AuditNotary notary;
  private final Supplier<AuditCheck> check;

  /**
   * {@code moments} reads as of one moment; {@code notary} is null where the trail is only looked
   * at; {@code check} knows the anchors as they are when it is asked.
   */
  protected SqlAuditTrail(
      Reads moments, Turns turns, @Nullable AuditNotary notary, Supplier<AuditCheck> check) {
    this.moments = moments;
    this.turns = turns;
    this.notary = notary;
    this.check = check;
  }

  @Override
  public final AuditEntry append(AuditAct act) {
    AuditNotary signing = Objects.requireNonNull(notary, "a trail that is only looked at");
    return turns.take(
        () -> {
          AuditEntry entry = inTurn(entries -> kept(entries, signing, act));
          inTurn(entries -> anchored(entries, signing));
          return entry;
        });
  }

  private static AuditEntry kept(SqlAuditEntries entries, AuditNotary signing, AuditAct act) {
    AuditEntry entry = signing.next(entries.last(), act);
    entries.add(entry);
    return entry;
  }

  private static AuditNotary.Last anchored(SqlAuditEntries entries, AuditNotary signing) {
    AuditNotary.Last last = Objects.requireNonNull(entries.last(), "what was just kept");
    signing.anchor(last);
    return last;
  }

  private <T> T inTurn(Function<SqlAuditEntries, T> work) throws SQLException {
    return turns.transaction(statements -> work.apply(new SqlAuditEntries(statements)));
  }

  @Override
  public final List<AuditEntry> find(AuditQuery query) {
    return read(entries -> entries.find(query));
  }

  @Override
  public final void each(Consumer<AuditEntry> reader) {
    read(
        entries -> {
          entries.each(reader);
          return reader;
        });
  }

  @Override
  public final AuditVerdict verify() {
    return read(entries -> check.get().of(entries::rows));
  }

  private <T> T read(Function<SqlAuditEntries, T> work) {
    return moments.read("read", statements -> work.apply(new SqlAuditEntries(statements)));
  }

  @Override
  public void close() {
    turns.close();
  }
}
