package io.aecos.analytics.server.odata;

import io.aecos.analytics.columnar.ColumnarRows;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.data.Csv;
import io.aecos.analytics.server.json.Numbers;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the rows of a feed become a file, whole before the first byte of it leaves. */
enum TableFile {
  CSV("text/csv;charset=UTF-8") {
    @Override
    long write(Path file, String table, FeedRows rows, ParquetFiles parquet) {
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        out.append('\ufeff'); // Without it, spreadsheets take the file for an older encoding.
        Csv csv = new Csv(out);
        csv.line(rows.columns().stream().map(FeedColumn::name).toList());
        long count = 0;
        while (rows.hasNext()) {
          csv.line(cells(rows.next()));
          count++;
        }
        return count;
      } catch (IOException e) {
        throw new AnalyticsException(
            ErrorCode.NO_PERMISSION, "The CSV file cannot be written: " + e.getMessage(), e);
      }
    }
  },
  PARQUET("application/vnd.apache.parquet") {
    @Override
    long write(Path file, String table, FeedRows rows, ParquetFiles parquet) {
      List<ColumnarRows.Column> columns = new ArrayList<>();
      rows.columns().forEach(column -> columns.add(column.columnar()));
      Map<String, String> facts = Map.of("table", table, "timeZone", "UTC");
      return parquet.write(file, new ColumnarRows(columns, facts, rows));
    }
  };

  private final String mediaType;

  TableFile(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Writes all {@code rows} of {@code table}; how many there were. */
  abstract long write(Path file, String table, FeedRows rows, ParquetFiles parquet);

  private static List<@Nullable Object> cells(@Nullable Object[] row) {
    List<@Nullable Object> cells = new ArrayList<>(row.length);
    for (Object cell : row) {
      cells.add(cell instanceof Double number ? number(number) : cell);
    }
    return cells;
  }

  private static @Nullable Object number(double number) {
    return Double.isFinite(number) ? Numbers.exact(number) : null;
  }
}
