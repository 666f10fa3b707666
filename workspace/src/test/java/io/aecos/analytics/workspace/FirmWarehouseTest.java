package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.warehouse.PostgresAddress;
import io.aecos.analytics.workspace.warehouse.WarehouseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warehouses that the settings name: files and a real PostgreSQL. */
@EnabledIfSystemProperty(
    named = "os.arch",
    matches = "amd64",
    disabledReason = "the PostgreSQL of the tests is for amd64")
class FirmWarehouseTest {
  private static final String PARSED = "parser/parse_completed";
  private static final String TABLE =
      "CREATE TABLE events(id serial PRIMARY KEY, timestamp timestamp, module text,"
          + " event_type text, \"user\" text, element_guid text, metric_value float8,"
          + " metadata json)";

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres postgres;

  @TempDir Path folder;
  private FixtureLedger ledger;
  private FixtureFigures figures;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void open() throws Exception {
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("d")));
    figures = new FixtureFigures(ledger);
    sql("DROP TABLE IF EXISTS events");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  private WarehouseSettings database(String name, String database) {
    String address =
        "postgresql://postgres:geheim@localhost:" + postgres.getPort() + "/" + database;
    return WarehouseSettings.of(name, null, null, PostgresAddress.parse(address, null, null));
  }

  private WarehouseSettings file(Path file) {
    return WarehouseSettings.of(null, null, file, null);
  }

  private FirmWarehouses warehouses(WarehouseSettings... settings) {
    WorkspaceSettings all =
        new WorkspaceSettings(
            folder.resolve("scratch"),
            false,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            List.of(settings));
    return new FirmWarehouses(figures.intake(), ledger, all, Clock.systemUTC());
  }

  private long read(FirmWarehouses warehouses) throws InterruptedException {
    long[] received = new long[1];
    warehouses.pass(true, receipt -> received[0] += receipt.received());
    figures.follow();
    return received[0];
  }

  private static String insert(String values) {
    return "INSERT INTO events(timestamp, module, event_type, metric_value, metadata) VALUES("
        + values
        + ")";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timestamp   | float8        | json",
        "timestamptz | numeric(12,4) | jsonb",
        "text        | text          | text"
      })
  void read_columnTypes_giveOneEventWithOneId(String time, String number, String json)
      throws Exception {
    sql(
        TABLE
            .replace("timestamp timestamp", "timestamp " + time)
            .replace("float8", number)
            .replace("metadata json", "metadata " + json),
        "SET TIME ZONE 'UTC'",
        insert(
            "'2026-03-02 14:09:18.576008', 'parser', 'parse_success', '0.97',"
                + " '{\"template_id\": \"T1\", \"project\": \"tower\"}'"));

    read(warehouses(database("firm", "postgres")));

    Event event = ledger.events(PARSED).get(0);
    assertThat(event.id()).isEqualTo(UUID.fromString("c179f811-083b-58cc-99aa-fe98a2acf727"));
    assertThat(event.occurredAt()).isEqualTo("2026-03-02T14:09:18.576008Z");
    assertThat(event.value()).isEqualTo(0.97);
    assertThat(event.templateId()).isEqualTo("T1");
    assertThat(event.project()).isEqualTo("tower");
    assertThat(event.source()).isEqualTo("workspace:warehouse firm");
    assertThat(ledger.state("", "warehouse firm").status()).isEqualTo(Status.READ);
    assertThat(ledger.state("tower", "warehouse firm").status()).isEqualTo(Status.READ);
  }

  @Test
  void read_aTableThatMovedFromAFileToADatabase_countsOnce() throws Exception {
    FixtureWarehouse before = new FixtureWarehouse(folder.resolve("firm.db"));
    before.record(1, "2026-03-02 14:09:18.500000", "parser", "parse_success", 0.5, "{\"a\": 1}");
    before.parse(2, "2026-03-03 14:09:18", "null");
    read(warehouses(file(before.file)));
    sql(
        TABLE,
        insert("'2026-03-02 14:09:18.5', 'parser', 'parse_success', 0.5, '{\"a\":1}'"),
        insert("'2026-03-03 14:09:18', 'parser', 'parse_success', NULL, NULL"),
        insert("'2026-03-04 14:09:18', 'parser', 'parse_success', NULL, NULL"));

    read(warehouses(database("firm", "postgres")));

    assertThat(ledger.events(PARSED)).hasSize(3);
  }

  @Test
  void read_rowsThatAppearOutOfOrder_areNotLost() throws Exception {
    sql(TABLE);
    FirmWarehouses warehouses = warehouses(database("firm", "postgres"));
    try (Connection slow = postgres.getPostgresDatabase().getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(insert("'2026-03-02 14:00:00', 'parser', 'parse_success', NULL, NULL"));
      sql(insert("'2026-03-02 14:00:01', 'parser', 'parse_success', NULL, NULL"));
      assertThat(read(warehouses)).isEqualTo(1);
      slow.commit();
    }

    read(warehouses);

    assertThat(ledger.events(PARSED)).hasSize(2);
    assertThat(read(warehouses)).as("nothing is new").isZero();
  }

  @Test
  void read_aRowThatCannotBeRead_liesInQuarantine() throws Exception {
    sql(
        TABLE,
        insert("'infinity', 'parser', 'parse_success', NULL, NULL"),
        insert("'2026-03-02 14:00:00', 'parser', 'parse_success', 'NaN', NULL"),
        insert("'2026-03-02 14:00:00', 'parser', NULL, NULL, NULL"),
        insert("'2026-03-02 14:00:00', 'parser', 'parse_success', 1, '[]'"),
        insert("'2026-03-02 14:00:00', 'parser', 'parse_success', 1, '{}'"));

    read(warehouses(database("firm", "postgres")));

    assertThat(ledger.events(PARSED)).hasSize(1);
    assertThat(ledger.quarantine().open()).isEqualTo(4);
    assertThat(ledger.state("", "warehouse firm").status()).isEqualTo(Status.PARTIAL);
    assertThat(figures.ask("parses").complete()).isFalse();
  }

  @Test
  void read_databasesThatCannotBeRead_saySoWithoutSecretsAndStopNoOther() throws Exception {
    sql(TABLE.replace("id serial", "id text"));
    FixtureWarehouse good = new FixtureWarehouse(folder.resolve("good.db"));
    good.parse(1, "2026-03-02 14:09:18", "{}");
    WarehouseSettings unreachable =
        WarehouseSettings.of(
            "gone",
            null,
            null,
            PostgresAddress.parse("postgresql://ann:geheim@127.0.0.1:1/x", null, null));

    read(
        warehouses(
            unreachable,
            database("nowhere", "nowhere"),
            database("empty", "template1"),
            database("texts", "postgres"),
            file(good.file)));

    assertThat(detail("gone")).isEqualTo("it cannot be reached");
    assertThat(detail("nowhere")).isEqualTo("there is no such database");
    assertThat(detail("empty")).isEqualTo("it has no table events");
    assertThat(detail("texts")).contains("holds no whole numbers");
    assertThat(ledger.sources().all().toString()).doesNotContain("geheim");
    assertThat(ledger.events(PARSED)).hasSize(1);
    assertThat(figures.ask("parses").complete()).isFalse();
  }

  private String detail(String name) {
    SourceState state = ledger.state("", "warehouse " + name);
    assertThat(state.status()).isEqualTo(Status.UNREADABLE);
    return state.detail();
  }

  @Test
  void read_aDatabaseThatCameBack_goesOn() throws Exception {
    sql(TABLE, insert("'2026-03-02 14:00:00', 'parser', 'parse_success', NULL, NULL"));
    FirmWarehouses warehouses = warehouses(database("firm", "postgres"));
    read(warehouses);
    sql("ALTER TABLE events RENAME TO aside");
    read(warehouses);
    SourceState away = ledger.state("", "warehouse firm");
    assertThat(away.status()).isEqualTo(Status.UNREADABLE);
    assertThat(away.feeds()).extracting(Object::toString).containsExactly(PARSED);
    sql("ALTER TABLE aside RENAME TO events");
    sql(insert("'2026-03-02 15:00:00', 'parser', 'parse_success', NULL, NULL"));

    assertThat(read(warehouses)).isEqualTo(1);

    assertThat(ledger.state("", "warehouse firm").status()).isEqualTo(Status.READ);
  }

  @Test
  void retire_aDatabaseThatTheSettingsNameNoMore_weighsOnNothing() throws Exception {
    FixtureWarehouse good = new FixtureWarehouse(folder.resolve("good.db"));
    good.parse(1, "2026-03-02 14:09:18", "{}");
    read(warehouses(database("nowhere", "nowhere"), file(good.file)));
    assertThat(figures.ask("parses").complete()).isFalse();

    warehouses(file(good.file)).retire();

    assertThat(figures.ask("parses").complete()).isTrue();
    assertThat(ledger.state("", "warehouse nowhere").detail()).contains("no more");
    assertThat(ledger.state("", "warehouse good.db").detail()).isEmpty();
    read(warehouses(database("nowhere", "nowhere"), file(good.file)));
    assertThat(figures.ask("parses").complete()).as("named again").isFalse();
  }

  @Test
  void read_aFileBehindALink_isRead() throws Exception {
    FixtureWarehouse firm = new FixtureWarehouse(folder.resolve("real/firm.db"));
    firm.parse(1, "2026-03-02 14:00:00", "{}");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    read(warehouses(file(link.resolve("firm.db"))));

    assertThat(ledger.events(PARSED)).hasSize(1);
  }

  @Test
  void read_withoutProjects_countsOnceBesideTheProjectsOfHooks() throws Exception {
    FixtureWarehouse firm = new FixtureWarehouse(folder.resolve("firm.db"));
    firm.parse(1, "2026-03-02 14:00:00", "{}");
    firm.parse(2, "2026-03-02 15:00:00", "{}");
    figures.hook(PARSED, "2026-03-02T14:00:00.010Z", "tower", Map.of());
    FirmWarehouses warehouses = warehouses(file(firm.file));
    read(warehouses);
    assertThat(figures.ask("parses").value()).isEqualTo(2);

    figures.hook(PARSED, "2026-03-02T15:00:00.010Z", "lodge", Map.of());

    assertThat(figures.ask("parses").value()).isEqualTo(2);
    assertThat(figures.ask("parses", "lodge").value()).isEqualTo(1);
  }

  @Test
  void read_aFileInAProject_isReadWithTheProject() throws Exception {
    FixtureProject project = new FixtureProject(folder.resolve("work/pier-7"), false);
    FixtureWarehouse inside = new FixtureWarehouse(project.root.resolve("data/firm.sqlite"));
    inside.parse(1, "2026-03-02 14:00:00", "{}");
    WarehouseSettings settings = file(inside.file);
    FirmWarehouses warehouses = warehouses(settings);
    read(warehouses);
    assertThat(ledger.state("", "warehouse firm.sqlite").status()).isEqualTo(Status.ABSENT);

    WorkspaceSettings workspace =
        new WorkspaceSettings(
            folder.resolve("scratch"),
            false,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            List.of(settings));
    new WorkspaceImporter(figures.intake(), ledger, workspace, Clock.systemUTC())
        .run(folder.resolve("work"), ImportProgress.SILENT);
    read(warehouses);

    assertThat(ledger.events(PARSED)).extracting(Event::project).containsExactly("pier-7");
    assertThat(ledger.state("", "warehouse firm.sqlite").status()).isEqualTo(Status.READ);
  }
}
