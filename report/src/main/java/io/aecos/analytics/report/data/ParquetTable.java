package io.aecos.analytics.report.data;

import io.aecos.analytics.columnar.ColumnarRows;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.report.Quantity;
import io.aecos.analytics.report.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table as a Parquet file: numbers, counts, times and yes or no keep their types, and the file's
 * metadata tell the units of its columns and the time zone in which days were cut.
 */
public final class ParquetTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ParquetTable() {}

  public static byte[] of(Table table, ZoneId zone, ParquetFiles files) {
    try {
      Path folder = Files.createTempDirectory("aecos-report-");
      Path file = folder.resolve("table.parquet");
      try {
        files.write(file, new ColumnarRows(columns(table), facts(table, zone), rows(table)));
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ColumnarRows.Column> columns(Table table) {
    return table.columns().stream()
        .map(column -> new ColumnarRows.Column(column.name(), kind(column.kind())))
        .toList();
  }

  private static ColumnarRows.Kind kind(Table.Kind kind) {
    return switch (kind) {
      case TEXT, PROSE -> ColumnarRows.Kind.TEXT;
      case NUMBER -> ColumnarRows.Kind.NUMBER;
      case COUNT -> ColumnarRows.Kind.WHOLE;
      case FLAG -> ColumnarRows.Kind.TRUTH;
      case INSTANT -> ColumnarRows.Kind.TIME;
    };
  }

  private static Map<String, String> facts(Table table, ZoneId zone) {
    Map<String, String> units = new TreeMap<>();
    for (Table.Column column : table.columns()) {
      if (column.unit() != null) {
        units.put(column.name(), column.unit().text());
      }
    }
    return Map.of(
        "table", table.name(), "timeZone", zone.getId(), "units", JSON.writeValueAsString(units));
  }

  private static Iterator<@Nullable Object[]> rows(Table table) {
    return table.rows().stream().map(ParquetTable::row).iterator();
  }

  private static @Nullable Object[] row(List<@Nullable Object> cells) {
    return cells.stream()
        .map(cell -> cell instanceof Quantity quantity ? (Object) quantity.number() : cell)
        .toArray();
  }
}
