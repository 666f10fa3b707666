package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.workspace.read.BadRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * The times of a warehouse: the roadmap takes them from {@code datetime.utcnow}, so one without a
 * zone is UTC.
 */
final class WarehouseTime {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXXXX][XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT);

  private WarehouseTime() {}

  static Instant of(String text) throws BadRecord {
    if (text.isBlank()) {
      throw new BadRecord("timestamp", "'timestamp' is missing");
    }
    try {
      TemporalAccessor time =
          FORMAT.parseBest(
              text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          time instanceof OffsetDateTime zoned
              ? zoned.toInstant()
              : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
      return instant.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
      throw new BadRecord("timestamp", "'timestamp' is no time: " + shown);
    }
  }
}
