package io.aecos.analytics.report.data;

import io.aecos.analytics.report.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as a CSV file: UTF-8 with a mark that spreadsheets know it by, RFC 4180. */
public final class CsvFile {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private CsvFile() {}

  public static byte[] of(Table table, ZoneId zone) {
    StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
    Csv csv = new Csv(text);
    try {
      csv.line(table.columns().stream().map(column -> Cells.head(column, zone)).toList());
      for (List<@Nullable Object> row : table.rows()) {
        List<@Nullable Object> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(Cells.plain(cell, zone)));
        csv.line(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
