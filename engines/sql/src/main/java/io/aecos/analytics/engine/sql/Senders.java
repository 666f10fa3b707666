package io.aecos.analytics.engine.sql;

import io.aecos.analytics.ledger.SentBy;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each sender a small number, within the transaction of the first delivery that has it. What
 * it knows is as good as its connection: both go when a transaction fails.
 */
public final class Senders {
  private final Statements statements;
  private final Map<SentBy, Long> known = new HashMap<>();

  public Senders(Statements statements) {
    this.statements = statements;
  }

  /** The sender's number, given now where it has none. */
  public long number(SentBy sender) {
    Long number = known.get(sender);
    if (number == null) {
      statements.update(
          "INSERT INTO sender (kind, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
          sender.kind().name(),
          sender.name());
      number =
          statements
              .first(
                  "SELECT id FROM sender WHERE kind = ? AND name = ?",
                  row -> row.getLong(1),
                  sender.kind().name(),
                  sender.name())
              .orElseThrow();
      known.put(sender, number);
    }
    return number;
  }
}
