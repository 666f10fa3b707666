package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row as it stands in the table: each column that is there and not null, as text. */
record WarehouseRow(Map<String, String> texts) {
  WarehouseRow {
    texts = java.util.Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** The text of a column; "" where there is none. */
  String text(String column) {
    return texts.getOrDefault(column, "");
  }

  /** The whole number that identifies the row. */
  long id() {
    return Long.parseLong(text("id"));
  }

  /** Tells whether the row is still what it was. */
  String digest() {
    return Hashes.sha256(raw());
  }

  byte[] raw() {
    Map<String, Object> all = new TreeMap<>(texts);
    return Json.write(all).getBytes(StandardCharsets.UTF_8);
  }

  /** {@code value} where it says something. */
  static @Nullable String present(String value) {
    return value.isBlank() ? null : value;
  }
}
