package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.ledger.LedgerBatch;
import java.util.List;

/**
 * A delivery with its events as the bytes that the table keeps. Made by each caller on its own, so
 * that the one writer spends no time on it.
 */
public record PreparedBatch(LedgerBatch delivery, List<Row> rows) {

  /** One event's id, time and body. */
  public record Row(byte[] id, long occurredMicros, byte[] body) {
    private static Row of(Event event) {
      return new Row(Uuids.toBytes(event.id()), event.occurredMicros(), EventJson.writeBody(event));
    }
  }

  public static PreparedBatch of(LedgerBatch delivery) {
    return new PreparedBatch(delivery, delivery.events().stream().map(Row::of).toList());
  }
}
