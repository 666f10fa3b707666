package io.aecos.analytics.report.data;

import io.aecos.analytics.report.Quantity;
import io.aecos.analytics.report.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Cells as programs read them: plain numbers, instants with their offset. */
final class Cells {
  private Cells() {}

  /** A number, a Boolean or a text; null for what is not known. */
  static @Nullable Object plain(@Nullable Object cell, ZoneId zone) {
    if (cell instanceof Quantity quantity) {
      return decimal(quantity.number());
    }
    if (cell instanceof Instant instant) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
    return cell;
  }

  private static @Nullable BigDecimal decimal(double number) {
    if (!Double.isFinite(number)) {
      return null;
    }
    BigDecimal plain = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** "elements_generated [count]": the name with its unit, or the zone of its times. */
  static String head(Table.Column column, ZoneId zone) {
    if (column.kind() == Table.Kind.INSTANT) {
      return column.name() + " [" + zone.getId() + "]";
    }
    return column.unit() == null
        ? column.name()
        : column.name() + " [" + column.unit().text() + "]";
  }
}
