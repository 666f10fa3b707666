package io.aecos.analytics.report.data;

import io.aecos.analytics.report.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All tables as one JSON document: their columns with kind and unit, and their rows. */
public final class JsonFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonFile() {}

  public static byte[] of(String title, String headline, List<Table> tables, ZoneId zone) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", title);
    document.put("headline", headline);
    document.put("timeZone", zone.getId());
    Map<String, Object> named = new LinkedHashMap<>();
    tables.forEach(table -> named.put(table.name(), table(table, zone)));
    document.put("tables", named);
    return JSON.writeValueAsBytes(document);
  }

  private static Map<String, Object> table(Table table, ZoneId zone) {
    List<Object> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<@Nullable Object> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(Cells.plain(cell, zone)));
      rows.add(cells);
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("columns", table.columns().stream().map(JsonFile::column).toList());
    described.put("rows", rows);
    return described;
  }

  private static Map<String, @Nullable Object> column(Table.Column column) {
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    described.put("name", column.name());
    described.put("kind", column.kind().name().toLowerCase(java.util.Locale.ROOT));
    described.put("unit", column.unit() == null ? null : column.unit().text());
    return described;
  }
}
