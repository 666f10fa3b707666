package io.aecos.analytics.engine.sql;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.BodyReader;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.StoredRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the table has them at one moment, with the parts that hold the content of those that were
 * archived.
 */
public record ReadRows(List<Row> rows, Map<Long, ArchivedPart> parts) {
  /** From as many on it pays to remember what they say alike. */
  private static final int SOME = 64;

  /** From as many on it pays to read them with all processors. */
  private static final int MANY = 4_096;

  /** {@code part} is 0 where the content is here. */
  public record Row(
      long seq, UUID id, long occurredMicros, long receivedMicros, byte[] body, long part) {}

  /** At most {@code limit} rows, ascending; {@code condition} has one place, for {@code seq}. */
  public static ReadRows where(String condition, long seq, int limit, Statements statements) {
    return read(condition, statements, seq, limit);
  }

  private static ReadRows read(String condition, Statements statements, Object... values) {
    List<Row> rows =
        statements.select(
            "SELECT seq, id, occurred_us, received_us, body, coalesce(part, 0) FROM event WHERE "
                + condition
                + " ORDER BY seq LIMIT ?",
            row -> row(row, statements.dialect()),
            values);
    Set<Long> numbers = rows.stream().map(Row::part).collect(Collectors.toSet());
    numbers.remove(0L);
    return new ReadRows(rows, ArchivedParts.of(numbers, statements));
  }

  /**
   * The amendments after row {@code seq} up to {@code until}, and archived rows, which do not tell.
   */
  public static ReadRows amendments(long seq, long until, int limit, Statements statements) {
    byte[] start = EventJson.bodyStart(Amendment.TYPE);
    return read(
        "seq > ? AND seq <= ? AND (part IS NOT NULL OR substr(body, 1, ?) = ?)",
        statements,
        seq,
        until,
        start.length,
        start,
        limit);
  }

  /** Whether the content of any is in an archive. */
  public boolean anyArchived() {
    return !parts.isEmpty();
  }

  /** When row {@code seq} was received, wherever its content is; empty where there is none. */
  public static Optional<Instant> receivedAt(long seq, Statements statements) {
    return statements.first(
        "SELECT received_us FROM event WHERE seq = ?",
        row -> Micros.toInstant(row.getLong(1)),
        seq);
  }

  private static Row row(ResultSet row, Dialect dialect) throws SQLException {
    return new Row(
        row.getLong(1),
        dialect.id(row, 2),
        row.getLong(3),
        row.getLong(4),
        row.getBytes(5),
        row.getLong(6));
  }

  /** The rows with their content, wherever that is. */
  public List<LedgerRow> whole(ArchivedRows archive) {
    Map<Long, byte[]> archived = archived(archive);
    LedgerRow[] whole = new LedgerRow[rows.size()];
    int slices = rows.size() < MANY ? 1 : Runtime.getRuntime().availableProcessors();
    IntStream.range(0, slices).parallel().forEach(slice -> read(slice, slices, archived, whole));
    return Collections.unmodifiableList(Arrays.asList(whole));
  }

  private void read(int slice, int slices, Map<Long, byte[]> archived, LedgerRow[] whole) {
    Bodies bodies = rows.size() < SOME ? EventJson::readBody : new BodyReader()::read;
    int end = (int) ((long) rows.size() * (slice + 1) / slices);
    for (int i = (int) ((long) rows.size() * slice / slices); i < end; i++) {
      Row row = rows.get(i);
      whole[i] = whole(row, row.part() == 0 ? row.body() : archived.get(row.seq()), bodies);
    }
  }

  private static LedgerRow whole(Row row, byte @Nullable [] body, Bodies bodies) {
    if (body == null) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          "the archive no longer holds ledger row " + row.seq() + "; put it back from a backup");
    }
    Event event = bodies.read(row.id(), Micros.toInstant(row.occurredMicros()), body);
    return new LedgerRow(row.seq(), Micros.toInstant(row.receivedMicros()), event);
  }

  /** A way to read a body. */
  @FunctionalInterface
  private interface Bodies {
    Event read(UUID id, Instant occurredAt, byte[] body);
  }

  private Map<Long, byte[]> archived(ArchivedRows archive) {
    Map<Long, byte[]> bodies = new HashMap<>();
    parts.forEach(
        (number, part) -> {
          long first = Long.MAX_VALUE;
          long last = 0;
          for (Row row : rows) {
            if (row.part() == number) {
              first = Math.min(first, row.seq());
              last = Math.max(last, row.seq());
            }
          }
          for (StoredRow row : archive.read(part, first, last)) {
            bodies.put(row.seq(), row.body());
          }
        });
    return bodies;
  }
}
