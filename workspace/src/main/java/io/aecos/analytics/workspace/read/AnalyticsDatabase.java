package io.aecos.analytics.workspace.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code analytics.db}: the events that AEC OS's own metrics collector recorded. */
public final class AnalyticsDatabase {
  public static final String NAME = "analytics.db";
  private final TableReader<MetricRow> table;

  public AnalyticsDatabase(ProjectDirectory project, Path scratch, JsonNode position) {
    this.table = new Events(project, scratch, position);
  }

  public Reading<MetricRow> read() {
    return table.read();
  }

  /** Whether the file holds a table that somebody made after the roadmap, not AEC OS's own. */
  public boolean isWarehouse() {
    return table.isForeign();
  }

  /** The first row alone; null where there is none that can be read. */
  @Nullable MetricRow first() {
    return table.first();
  }

  private static final class Events extends TableReader<MetricRow> {
    Events(ProjectDirectory project, Path scratch, JsonNode position) {
      super(project, NAME, scratch, position);
    }

    @Override
    String query() {
      return """
          SELECT id, timestamp, module, event_type, value, metadata_json, user
          FROM events WHERE id > ? ORDER BY id""";
    }

    @Override
    String table() {
      return "events";
    }

    @Override
    MetricRow row(ResultSet result) throws SQLException, BadRecord {
      String timestamp = text(result, "timestamp");
      String type = text(result, "module") + "/" + text(result, "event_type");
      if (type.startsWith("/") || type.endsWith("/")) {
        throw new BadRecord("event_type", "module and event_type must not be empty");
      }
      Double value = number(result);
      String metadata = text(result, "metadata_json");
      String user = text(result, "user");
      JsonNode keys =
          Json.object((metadata.isBlank() ? "{}" : metadata).getBytes(StandardCharsets.UTF_8));
      return new MetricRow(
          result.getLong("id"),
          Times.iso("timestamp", timestamp),
          type,
          value,
          user,
          Json.text(keys, "template_id"),
          Json.text(keys, "ifc_path"),
          Hashes.sha256(
              String.join("\u0000", timestamp, type, String.valueOf(value), metadata, user)));
    }

    @Override
    boolean isForeign(Connection connection) {
      return has(connection, "metric_value") && !has(connection, "metadata_json, value");
    }

    private static boolean has(Connection connection, String columns) {
      String query = "SELECT " + columns + " FROM events WHERE 1 = 0";
      try (PreparedStatement statement = connection.prepareStatement(query);
          ResultSet result = statement.executeQuery()) {
        return result.getMetaData().getColumnCount() > 0;
      } catch (SQLException e) {
        // There is no such column, or the whole cannot be read, which reading it says.
        return false;
      }
    }

    private static @Nullable Double number(ResultSet result) throws SQLException, BadRecord {
      Object value = result.getObject("value");
      if (value == null) {
        return null;
      }
      if (!(value instanceof Number number)) {
        throw new BadRecord("value", "expected a number in 'value'");
      }
      double exact = number.doubleValue();
      if (!Double.isFinite(exact)) {
        throw new BadRecord("value", "'value' is not finite");
      }
      return exact;
    }

    private static String text(ResultSet result, String column) throws SQLException {
      String text = result.getString(column);
      return text == null ? "" : text;
    }
  }
}
