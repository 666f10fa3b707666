package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Warehouses that the settings name, from the first row to the number. */
class WarehouseHttpTest {
  @TempDir Path directory;

  @Test
  void warehouse_isReadFollowedAndToldOfWithoutSecrets() throws Exception {
    Path file = directory.resolve("firm.db");
    sql(
        file,
        "CREATE TABLE events(id INTEGER PRIMARY KEY, timestamp DATETIME, module VARCHAR,"
            + " event_type VARCHAR, user VARCHAR, element_guid VARCHAR, metric_value FLOAT,"
            + " metadata JSON)");
    sql(
        file,
        "INSERT INTO events VALUES(1, '2026-03-02 14:09:18', 'parser', 'parse_success',"
            + " 'ann', NULL, NULL, '{\"confidence\": 0.97, \"project\": \"tower\"}')");
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        data.resolve("config.yaml"),
        """
        warehouses:
          - file: %s
          - address: postgresql://ann:geheim@127.0.0.1:1/analytics
        """
            .formatted(file));
    try (TestServer server = TestServer.in(data)) {
      String parses = "/api/metrics/parses?period=all&project=tower";
      JsonNode first = server.await(parses, answer -> answer.path("value").asInt() == 1);
      assertThat(first.path("complete").asBoolean()).as(first.toString()).isTrue();

      sql(
          file,
          "INSERT INTO events(id, timestamp, module, event_type, metadata) VALUES(2,"
              + " '2026-03-03 14:09:18', 'parser', 'parse_success', '{\"project\": \"tower\"}')");
      server.await(parses, answer -> answer.path("value").asInt() == 2);

      JsonNode sources =
          server.await("/api/sources", answer -> answer.toString().contains("warehouse analytics"));
      assertThat(sources.toString()).contains("it cannot be reached").doesNotContain("geheim");
      assertThat(server.json("/api/doctor").toString()).doesNotContain("geheim");
      assertThat(server.json("/api/metrics/parses?period=all").path("complete").asBoolean())
          .as("a database that may tell of parses cannot be reached")
          .isFalse();
    }
  }

  @Test
  void warehouse_withoutProjects_countsOnceBesideAHook() throws Exception {
    Path file = directory.resolve("firm.db");
    sql(
        file,
        "CREATE TABLE events(id INTEGER PRIMARY KEY, timestamp DATETIME, module VARCHAR,"
            + " event_type VARCHAR, metric_value FLOAT, metadata JSON)");
    sql(
        file,
        "INSERT INTO events(timestamp, module, event_type) VALUES"
            + "('2026-03-02 14:00:00', 'parser', 'parse_success'),"
            + "('2026-03-02 15:00:00', 'parser', 'parse_success')");
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("config.yaml"), "warehouses:\n  - file: " + file + "\n");
    try (TestServer server = TestServer.in(data)) {
      String all = "/api/metrics/parses?period=all";
      server.await(all, answer -> answer.path("value").asInt() == 2);
      String told =
          "{\"id\":\"0191f6e0-0000-7000-8000-000000000001\",\"module\":\"parser\","
              + "\"type\":\"parse_completed\",\"project\":\"lodge\","
              + "\"occurredAt\":\"2026-03-02T15:00:00.01Z\",\"source\":\"hook:python\"}";
      JsonNode receipt =
          TestServer.json(server.post("/api/events", "application/json", "[" + told + "]"));
      assertThat(receipt.path("stored").asInt()).as(receipt.toString()).isEqualTo(1);
      server.await(all + "&project=lodge", answer -> answer.path("value").asInt() == 1);
      server.awaitVisible();

      assertThat(server.json(all).path("value").asInt()).isEqualTo(2);
    }
  }

  @Test
  void import_aProjectWithTheRoadmapsTable_givesItsNumbers() throws Exception {
    Path root = Files.createDirectories(directory.resolve("work/pier-7"));
    Files.writeString(root.resolve("aecos_project.json"), "{\"name\": \"Pier 7\"}");
    Path file = root.resolve("analytics.db");
    sql(
        file,
        "CREATE TABLE events(id INTEGER PRIMARY KEY, timestamp DATETIME, module VARCHAR,"
            + " event_type VARCHAR, user VARCHAR, element_guid VARCHAR, metric_value FLOAT,"
            + " metadata JSON)");
    for (int i = 1; i <= 3; i++) {
      sql(
          file,
          "INSERT INTO events(timestamp, module, event_type, metadata) VALUES('2026-03-0"
              + i
              + " 14:09:18', 'parser', 'parse_success', '{\"confidence\": 0.97}')");
    }
    try (TestServer server = TestServer.in(Files.createDirectories(directory.resolve("data")))) {
      String request = "{\"workspace\": \"" + directory.resolve("work") + "\"}";
      JsonNode begun = TestServer.json(server.post("/api/imports", "application/json", request));
      JsonNode done =
          server.await(
              "/api/imports/" + begun.path("id").asString(),
              answer -> answer.path("state").asString().equals("done"));
      assertThat(done.path("receipt").path("stored").asInt()).isGreaterThanOrEqualTo(3);
      server.awaitVisible();

      JsonNode parses = server.json("/api/metrics/parses?period=all&project=pier-7");
      assertThat(parses.path("value").asInt()).isEqualTo(3);
      assertThat(parses.path("complete").asBoolean()).as(parses.toString()).isTrue();
      JsonNode checks = server.json("/api/metrics/compliance_checks?period=all&project=pier-7");
      assertThat(checks.path("value").isNull()).as(checks.toString()).isTrue();
    }
  }

  private static void sql(Path file, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }
}
