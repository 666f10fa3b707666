package io.aecos.analytics.report.data;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.report.Quantity;
import io.aecos.analytics.report.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** All tables as one workbook, a sheet each; numbers are numbers and no text runs as a formula. */
public final class XlsxFile {
  private static final int MOST_ROWS = 1_048_575;
  private static final int LONGEST_TEXT = 32_767;
  private static final String SHORTENED = "… (shortened)";
  private static final int LONGEST_NAME = 31;

  private XlsxFile() {}

  /**
   * The workbook.
   *
   * @throws AnalyticsException when a table is larger than a sheet can be
   */
  public static byte[] of(List<Table> tables, ZoneId zone) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "AEC OS Analytics", "1.0")) {
      for (Table table : tables) {
        if (table.rows().size() > MOST_ROWS) {
          throw AnalyticsException.invalid(
              ErrorCode.TOO_LARGE,
              "format",
              table.name() + " has " + table.rows().size() + " rows, a sheet of xlsx " + MOST_ROWS,
              List.of("csv", "json"));
        }
        write(book.newWorksheet(name(table)), table, zone);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String name(Table table) {
    String name = table.name();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static void write(Worksheet sheet, Table table, ZoneId zone) {
    for (int i = 0; i < table.columns().size(); i++) {
      sheet.value(0, i, Cells.head(table.columns().get(i), zone));
      sheet.style(0, i).bold().set();
      sheet.width(i, table.columns().get(i).kind() == Table.Kind.TEXT ? 28 : 18);
    }
    sheet.freezePane(0, 1);
    int at = 1;
    for (List<@Nullable Object> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        cell(sheet, at, i, row.get(i), zone);
      }
      at++;
    }
  }

  private static void cell(
      Worksheet sheet, int row, int column, @Nullable Object cell, ZoneId zone) {
    if (cell instanceof Quantity quantity && Double.isFinite(quantity.number())) {
      sheet.value(row, column, quantity.number());
      if (quantity.unit() == Unit.FRACTION) {
        sheet.style(row, column).format("0.0%").set();
      }
    } else if (cell instanceof Long count) {
      sheet.value(row, column, count);
    } else if (cell instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (cell instanceof Instant instant) {
      sheet.value(row, column, instant.atZone(zone).toLocalDateTime());
      sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    } else if (cell instanceof String text) {
      sheet.value(row, column, text(text));
    }
  }

  /** What a cell cannot hold is cut where everybody sees it. */
  private static String text(String text) {
    String known = text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
    return known.length() <= LONGEST_TEXT
        ? known
        : known.substring(0, LONGEST_TEXT - SHORTENED.length()) + SHORTENED;
  }
}
