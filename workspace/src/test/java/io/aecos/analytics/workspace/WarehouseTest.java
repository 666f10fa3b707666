package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.read.Hashes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warehouse that somebody made after the roadmap, in the folder of a project. */
class WarehouseTest {
  private static final String PARSED = "parser/parse_completed";
  private static final String PLACE = "warehouse in analytics.db";

  @TempDir Path folder;
  private Path root;
  private FixtureProject project;
  private FixtureLedger ledger;
  private FixtureFigures figures;

  @BeforeEach
  void open() throws Exception {
    root = folder.resolve("work/pier-7");
    project = new FixtureProject(root, false);
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("d")));
    figures = new FixtureFigures(ledger);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private FixtureWarehouse warehouse() throws Exception {
    return new FixtureWarehouse(root.resolve("analytics.db"));
  }

  private ImportSummary read() {
    return ledger.importAll(folder.resolve("work"));
  }

  @Test
  void read_theRoadmapsSnippet_isInTheMetrics() throws Exception {
    warehouse().parse(1, "2026-03-02 14:09:18.576008", "{\"confidence\": 0.97, \"user\": \"ann\"}");

    read();

    Event event = ledger.events(PARSED).get(0);
    assertThat(event.value()).isEqualTo(0.97);
    assertThat(event.user()).isEqualTo("ann");
    assertThat(event.project()).isEqualTo("pier-7");
    assertThat(event.source()).isEqualTo("workspace:" + PLACE);
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-02T14:09:18.576008Z"));
    assertThat(ledger.state(PLACE).status()).isEqualTo(Status.READ);
    MetricAnswer parses = figures.ask("parses", "pier-7");
    assertThat(parses.value()).isEqualTo(1);
    assertThat(parses.complete()).as(parses.notes().toString()).isTrue();
  }

  @Test
  void read_whatTheWarehouseNeverTold_isUnknownAndNot0() throws Exception {
    warehouse().parse(1, "2026-03-02 14:09:18", "null");

    read();

    MetricAnswer checks = figures.ask("compliance_checks", "pier-7");
    assertThat(checks.value()).isNull();
    assertThat(checks.complete()).isFalse();
    assertThat(figures.ask("permission_denied", "pier-7").value()).isNull();
    SourceState own = ledger.state("pier-7", "analytics.db");
    assertThat(own.status()).isEqualTo(Status.ABSENT);
    assertThat(own.feeds()).doesNotContain(EventType.parse(PARSED));
  }

  @Test
  void readAgain_takesInWhatIsNewAlone() throws Exception {
    FixtureWarehouse warehouse = warehouse();
    warehouse.parse(1, "2026-03-02 14:09:18", "{}");
    assertThat(read().stored()).isPositive();
    assertThat(read().received()).isZero();

    warehouse.parse(2, "2026-03-02 14:10:18", "{}");

    assertThat(read().received()).isEqualTo(1);
    assertThat(ledger.events(PARSED)).hasSize(2);
  }

  @Test
  void read_aKilledPass_goesOnWhereTheLastDeliveryEnded() throws Exception {
    FixtureWarehouse warehouse = warehouse();
    warehouse.sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
            + " INSERT INTO events(id, timestamp, module, event_type) SELECT i,"
            + " '2026-03-02 14:09:18', 'parser', 'parse_success' FROM n");
    ledger.failAfter(1);
    try {
      read();
    } catch (io.aecos.analytics.error.AnalyticsException e) {
      assertThat(e).hasMessageContaining("disk is full");
    }
    ledger.failAfter(Integer.MAX_VALUE);

    ImportSummary rest = read();

    assertThat(rest.received()).isEqualTo(1_500);
    assertThat(ledger.events(PARSED)).hasSize(2_500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "1 | 2026-03-02 14:09:18 | NULL | {broken   | metadata",
        "1 | 2026-03-02 14:09:18 | NULL | [1, 2]    | metadata",
        "1 | 2026-03-02 14:09:18 | NULL | \"a text\" | metadata",
        "1 | yesterday           | NULL | {}        | timestamp",
        "1 | 1781708868.5        | NULL | {}        | timestamp",
        "1 | NULL                | NULL | {}        | timestamp",
        "1 | 2026-03-02 14:09:18 | much | {}        | metric_value",
        "1 | 2026-03-02 14:09:18 | 9e999 | {}       | metric_value",
        "1 | 1815-03-02 14:09:18 | NULL | {}        | occurredAt",
        "NULL | 2026-03-02 14:09:18 | NULL | {}     | id",
        "one  | 2026-03-02 14:09:18 | NULL | {}     | id"
      })
  void read_aRowThatCannotBeRead_liesInQuarantineAndTheOthersCount(
      String id, String at, String value, String metadata, String field) throws Exception {
    FixtureWarehouse warehouse =
        new FixtureWarehouse(
            root.resolve("analytics.db"),
            FixtureWarehouse.TABLE.replace("NOT NULL PRIMARY KEY", ""));
    Object key = "1".equals(id) ? Integer.valueOf(1) : id;
    warehouse.record(key, at, "parser", "parse_success", value, metadata);
    warehouse.parse(2, "2026-03-02 14:09:19", "{}");

    read();

    assertThat(ledger.events(PARSED)).hasSize(1);
    assertThat(ledger.quarantine().list(null, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.item().field()).isEqualTo(field));
    assertThat(ledger.state(PLACE).status()).isEqualTo(Status.PARTIAL);
    assertThat(figures.ask("parses", "pier-7").complete()).isFalse();
    assertThat(read().received()).as("handed in once").isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02T14:09:18.5      | 2026-03-02T14:09:18.5Z",
        "2026-03-02 14:09:18Z       | 2026-03-02T14:09:18Z",
        "2026-03-02 14:09:18+00     | 2026-03-02T14:09:18Z",
        "2026-03-02 14:09:18+05:30  | 2026-03-02T08:39:18Z",
        "2026-03-02 14:09:18-0600   | 2026-03-02T20:09:18Z"
      })
  void read_timesWithAndWithoutAZone(String written, String meant) throws Exception {
    warehouse().parse(1, written, "{}");
    read();
    assertThat(ledger.events(PARSED).get(0).occurredAt()).isEqualTo(Instant.parse(meant));
  }

  @Test
  void read_aTableThatWasReplaced_keepsWhatWasAndAddsWhatIs() throws Exception {
    FixtureWarehouse warehouse = warehouse();
    warehouse.parse(1, "2026-03-02 14:09:18", "{}");
    warehouse.parse(2, "2026-03-02 15:09:18", "{}");
    read();
    warehouse.sql("DELETE FROM events");
    warehouse.parse(1, "2026-03-02 14:09:18", "{}");
    warehouse.parse(2, "2026-04-02 15:09:18", "{}");

    read();

    assertThat(ledger.events(PARSED)).hasSize(3);
    assertThat(ledger.state(PLACE).status()).isEqualTo(Status.ROLLED_BACK);
  }

  @Test
  void read_idsThatRepeatOrComeLate_areNotLost() throws Exception {
    FixtureWarehouse warehouse =
        new FixtureWarehouse(
            root.resolve("analytics.db"),
            FixtureWarehouse.TABLE.replace("NOT NULL PRIMARY KEY", ""));
    warehouse.parse(7, "2026-03-02 14:09:18", "{}");
    warehouse.parse(9, "2026-03-02 15:09:18", "{}");
    read();
    warehouse.parse(8, "2026-03-02 14:30:00", "{}");
    warehouse.parse(7, "2026-03-02 16:09:18", "{}");
    warehouse.parse(-1, "2026-03-02 17:09:18", "{}");

    read();

    assertThat(ledger.events(PARSED)).hasSize(5);
    assertThat(ledger.state(PLACE).status()).isEqualTo(Status.READ);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE others(id INTEGER)             | no table events",
        "CREATE TABLE events(id INTEGER, timestamp TEXT, module TEXT, metric_value REAL)"
            + "                                      | no column 'event_type'"
      })
  void read_aFileWithoutTheTable_saysSoAndStopsNothing(String table, String says) throws Exception {
    new FixtureWarehouse(root.resolve("warehouse.db"), table);
    project.comment("ann", "BEAM00000000000000002B", "c0ffee000001", "too deep");

    read();

    SourceState state = ledger.state("warehouse in warehouse.db");
    assertThat(state.status()).isEqualTo(Status.UNREADABLE);
    assertThat(state.detail()).contains(says);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(1);
  }

  @Test
  void read_aFileThatWentAway_isSaidToBeMissing() throws Exception {
    FixtureWarehouse warehouse = new FixtureWarehouse(root.resolve("warehouse.db"));
    warehouse.parse(1, "2026-03-02 14:09:18", "{}");
    read();
    Files.delete(warehouse.file);

    read();

    assertThat(ledger.state("warehouse in warehouse.db").status()).isEqualTo(Status.ABSENT);
    assertThat(ledger.events(PARSED)).hasSize(1);
    assertThat(figures.ask("parses", "pier-7").complete()).isFalse();
  }

  @Test
  void read_missingColumnsThatNothingRestsOn_areNamed() throws Exception {
    FixtureWarehouse warehouse =
        new FixtureWarehouse(
            root.resolve("analytics.db"),
            FixtureWarehouse.TABLE.replace(" user VARCHAR, element_guid VARCHAR,", ""));
    warehouse.parse(1, "2026-03-02 14:09:18", "{}");

    read();

    assertThat(ledger.events(PARSED)).hasSize(1);
    assertThat(ledger.state(PLACE).detail()).contains("no column element_guid, user");
  }

  @Test
  void read_whatPeopleWrote_isKeptAsHashAndLength() throws Exception {
    warehouse().parse(1, "2026-03-02 14:09:18", "{\"prompt\": \" a steel door\\n\"}");

    read();

    assertThat(ledger.events(PARSED).get(0).attributes())
        .containsEntry("prompt_sha256", Hashes.sha256("a steel door"))
        .containsEntry("prompt_length", 12L)
        .doesNotContainKey("prompt");
  }

  @Test
  void read_aNamedProject_isWhereTheEventBelongs() throws Exception {
    FixtureWarehouse warehouse = warehouse();
    warehouse.parse(1, "2026-03-02 14:09:18", "{\"project\": \"Pier 7\"}");
    warehouse.parse(2, "2026-03-02 15:09:18", "{\"project\": \"tower\"}");

    read();
    read();

    assertThat(ledger.events(PARSED)).extracting(Event::project).contains("tower");
    assertThat(ledger.state("tower", PLACE).itemsRead()).isEqualTo(1);
    assertThat(figures.ask("parses", "tower").value()).isEqualTo(1);
    assertThat(figures.ask("compliance_checks", "tower").value()).isNull();
  }

  @Test
  void read_aecOsOwnTable_isNoWarehouse() throws Exception {
    FixtureProject other = new FixtureProject(folder.resolve("work/tower"));
    other.parse("a door", "IfcDoor", "spec");

    read();

    assertThat(ledger.sources().find("tower", PLACE)).isEmpty();
    assertThat(ledger.events(PARSED)).hasSize(1);
  }
}
