package io.aecos.analytics.ledger;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.Micros;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * An event as a ledger keeps it, byte by byte: its place, its id, its times in microseconds since
 * 1970-01-01T00:00:00Z, who sent it, and the JSON of all else ({@link EventJson#writeBody}).
 */
public record StoredRow(
    long seq, UUID id, long occurredMicros, long receivedMicros, SentBy sender, byte[] body) {

  public Event event() {
    return EventJson.readBody(id, Micros.toInstant(occurredMicros), body);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredRow row
        && seq == row.seq
        && id.equals(row.id)
        && occurredMicros == row.occurredMicros
        && receivedMicros == row.receivedMicros
        && sender.equals(row.sender)
        && Arrays.equals(body, row.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seq, id);
  }
}
