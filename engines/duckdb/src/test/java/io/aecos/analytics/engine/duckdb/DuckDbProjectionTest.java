package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.projection.ProjectionContract;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuckDbProjectionTest extends ProjectionContract {
  private static final EventType SCANNED = new EventType("reality", "laser_scanned");
  private static final Plan.Window WINDOW =
      new Plan.Window(Practice.MONDAY, Practice.MONDAY.plusSeconds(1_000_000));

  @TempDir Path directory;

  @Override
  protected Projection open() {
    return DuckDbProjection.open(path(), EventCatalog.shipped());
  }

  private Path path() {
    return directory.resolve("projection.duckdb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b",
        "a;memory_limit=1",
        "a=b=c&d",
        "a#b",
        "a%20b",
        " a ",
        "a'b",
        "a\"b",
        "a*[b]",
        "ü塔",
        "a=b",
        ":memory:",
        "a:b",
        "$HOME",
        "~",
        "-- a"
      })
  void open_anyDirectory_keepsAllOfItThere(String name) throws Exception {
    Path place = Files.createDirectories(directory.resolve(name));
    Path path = place.resolve("projection.duckdb");
    List<LedgerRow> rows = Practice.rows(Practice.of(1).happenings(5), 1);
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      projection.apply(rows);
      assertThat(place.resolve("projection.duckdb.wal")).exists();
    }
    assertThat(path).isRegularFile();
    assertThat(directory).isDirectoryContaining(place::equals);
    try (var places = Files.list(directory)) {
      assertThat(places.filter(Files::isDirectory)).containsExactly(place);
    }
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      assertThat(projection.watermark().seq()).isEqualTo(5);
    }
  }

  @Test
  void open_questionMarkInThePath_isRefusedInWords() throws Exception {
    Path place = Files.createDirectories(directory.resolve("a?b"));
    Path link = Files.createSymbolicLink(directory.resolve("plain"), place);
    for (Path each : List.of(place, link)) {
      Path path = each.resolve("projection.duckdb");
      assertThatThrownBy(() -> DuckDbProjection.open(path, EventCatalog.shipped()))
          .isInstanceOf(AnalyticsException.class)
          .hasMessageContaining("without '?'");
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void failure_tellsNeitherPathNorEngine() {
    Projection projection =
        DuckDbProjection.open(directory.resolve("closed.duckdb"), EventCatalog.shipped());
    projection.close();

    assertThatThrownBy(projection::fingerprint)
        .hasMessage("cannot read the projection; the server's log tells why");
  }

  @Test
  void open_damagedFile_isMovedAsideAndStartsEmpty() throws Exception {
    Path damaged = directory.resolve("damaged.duckdb");
    Files.writeString(damaged, "this was never a database, only some text ".repeat(500));
    try (Projection projection = DuckDbProjection.open(damaged, EventCatalog.shipped())) {
      assertThat(projection.watermark()).isEqualTo(Watermark.NOTHING);
    }
    assertThat(directory.resolve("damaged.duckdb.damaged"))
        .content()
        .startsWith("this was never a database");
  }

  /** The engine names the block of the file, which sounds like a lock. */
  @Test
  void damageAnywhere_isToldAsSuch_andNeverOutlastsMakingItAgain() throws Exception {
    Path whole = directory.resolve("whole.duckdb");
    List<LedgerRow> rows = Practice.rows(Practice.of(1).happenings(3_000), 1);
    Fingerprint content;
    try (Projection projection = DuckDbProjection.open(whole, EventCatalog.shipped())) {
      projection.apply(rows);
      content = projection.fingerprint();
    }
    byte[] bytes = Files.readAllBytes(whole);
    int aside = 0;
    int told = 0;
    for (int part = 0; part < 12; part++) {
      Path path = directory.resolve("damaged-" + part + ".duckdb");
      Files.write(path, inverted(bytes, 4_096 + (bytes.length - 4_096) / 12 * part));
      try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
        if (Files.exists(directory.resolve(path.getFileName() + ".damaged"))) {
          aside++;
        } else if (isUnreadable(projection)) {
          told++;
          assertThat(projection.damage()).get().asString().contains("aecos analytics rebuild");
          projection.clear();
          assertThat(projection.damage()).isEmpty();
        } else {
          projection.clear();
        }
        projection.apply(rows);
        assertThat(projection.fingerprint()).as("part " + part).isEqualTo(content);
      }
    }
    assertThat(aside).as("found when it was opened").isPositive();
    assertThat(told).as("found when it was read").isPositive();
  }

  private static byte[] inverted(byte[] whole, int from) {
    byte[] bytes = whole.clone();
    for (int i = from; i < Math.min(bytes.length, from + 200); i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return bytes;
  }

  private static boolean isUnreadable(Projection projection) {
    try {
      projection.fingerprint();
      return false;
    } catch (AnalyticsException e) {
      return true;
    }
  }

  private EventCatalog declaring(String attributes) throws Exception {
    Files.createDirectories(directory.resolve("catalog"));
    Files.writeString(
        directory.resolve("catalog").resolve("own.yaml"),
        """
        events:
          reality/laser_scanned:
            meaning: A room was scanned.
            attributes: {%s}
        """
            .formatted(attributes));
    return EventCatalog.load(directory);
  }

  /**
   * As {@code scanner} and {@code points} may come: as declared later, otherwise, or not at all.
   */
  private static List<LedgerRow> scans(long firstSeq, int count) {
    List<Object> scanners =
        List.of("Leica \"P\" 40", 7L, 2.5, true, List.of("a", 1L), Map.of("b", "c"));
    List<Object> points = List.of(12L, 2.5, new BigDecimal("12345678901234567890.5"), "many", -1L);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var scan =
          Practice.event("scan " + (firstSeq + i), SCANNED, Practice.MONDAY.plusSeconds(i))
              .attribute("room", "R" + i % 3);
      if (i % 4 > 0) {
        scan.attribute("scanner", scanners.get(i % scanners.size()));
      }
      if (i % 3 > 0) {
        scan.attribute("points", points.get(i % points.size()));
      }
      events.add(scan.build());
    }
    return Practice.rows(events, firstSeq);
  }

  /** Whatever the columns were when it came, all is as in a file that had them from the first. */
  @Test
  void open_moreAttributesDeclared_keepsWhatIsThere_andFillsTheirColumns() throws Exception {
    Path path = directory.resolve("grown.duckdb");
    List<LedgerRow> before = scans(1, 700);
    List<LedgerRow> few = scans(701, 40);
    List<LedgerRow> many = scans(741, 9_000);
    EventCatalog one = declaring("scanner: text");
    EventCatalog grown = declaring("scanner: text, points: number, room: text");
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      projection.apply(before);
    }
    DuckDbProjection.open(path, one).close();
    try (Projection projection = DuckDbProjection.open(path, grown);
        Projection fresh = DuckDbProjection.open(directory.resolve("fresh.duckdb"), grown)) {
      assertThat(projection.watermark().seq()).isEqualTo(700);
      fresh.apply(before);
      assertThat(projection.fingerprint()).isEqualTo(fresh.fingerprint());
      assertSameColumns(projection, fresh);
      for (List<LedgerRow> rows : List.of(few, many)) {
        projection.apply(rows);
        fresh.apply(rows);
      }
      assertThat(projection.fingerprint()).isEqualTo(fresh.fingerprint());
      assertSameColumns(projection, fresh);
      projection.clear();
      projection.apply(before);
      assertThat(projection.fingerprint().rows()).isEqualTo(700);
    }
    try (Projection projection = DuckDbProjection.open(path, grown)) {
      assertThat(projection.watermark().seq()).isEqualTo(700);
    }
  }

  private static void assertSameColumns(Projection one, Projection other) {
    EventSelection all =
        new EventSelection(Access.everything(), WINDOW, Condition.ALWAYS, ZoneOffset.UTC, 50, null);
    for (String attribute : List.of("scanner", "room")) {
      Dimension dimension = new Dimension(attribute, Dimension.Kind.ATTRIBUTE);
      assertThat(one.values(dimension, all)).isNotEmpty().isEqualTo(other.values(dimension, all));
    }
  }

  @Test
  void open_attributesChangedOrGone_startsEmpty() throws Exception {
    Path path = directory.resolve("other.duckdb");
    for (String attributes : List.of("scanner: number", "points: number")) {
      try (Projection projection = DuckDbProjection.open(path, declaring("scanner: text"))) {
        projection.apply(scans(1, 5));
      }
      try (Projection projection = DuckDbProjection.open(path, declaring(attributes))) {
        assertThat(projection.watermark()).isEqualTo(Watermark.NOTHING);
      }
    }
  }

  @Test
  void engine_mayNotLoadExtensionsByItself() throws Exception {
    try (DuckDbFile file =
            DuckDbFile.open(directory.resolve("locked.duckdb"), DuckDbSettings.DEFAULT);
        Connection connection = file.writer().duplicate();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("INSTALL spatial")).isNotNull();
      assertThatThrownBy(() -> statement.execute("SELECT * FROM read_csv('/etc/hostname')"))
          .isNotNull();
      assertThatThrownBy(() -> statement.execute("SET enable_external_access = true")).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE event SET a_passed = a_passed + 1 WHERE seq = (SELECT min(seq) FROM event WHERE"
            + " a_passed IS NOT NULL)",
        "UPDATE event SET a_passed = NULL WHERE a_passed IS NOT NULL",
        "UPDATE event SET \"user\" = \"user\" || 'x' WHERE seq = 7",
        "UPDATE event SET occurred_us = occurred_us + 1 WHERE seq = 7",
        "UPDATE event SET received_us = received_us + 1 WHERE seq = 7",
        "UPDATE event SET kind = (SELECT max(kind) FROM kind) WHERE kind = 1",
        "UPDATE event SET id = uuid() WHERE seq = 7",
        "UPDATE event SET seq = 1000 WHERE seq = 50",
        "UPDATE event SET rest = '{\"more\":1}' WHERE seq = 7",
        "UPDATE event SET occurred_us = (SELECT sum(occurred_us) FROM event WHERE seq IN (7, 8))"
            + " - occurred_us WHERE seq IN (7, 8)",
        "UPDATE kind SET type = type || 'x' WHERE kind = 1",
        "DELETE FROM kind WHERE kind = 1",
        "DELETE FROM event WHERE seq = 7",
        "INSERT INTO event SELECT * FROM event WHERE seq = 7",
      })
  void fingerprint_seesWhateverChanged(String change) throws Exception {
    Path path = directory.resolve("changed.duckdb");
    Fingerprint before;
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      projection.apply(Practice.rows(Practice.of(1).happenings(50), 1));
      before = projection.fingerprint();
    }
    try (DuckDbFile file = DuckDbFile.open(path, DuckDbSettings.DEFAULT)) {
      try (Statement statement = file.writer().createStatement()) {
        assertThat(statement.executeUpdate(change)).isPositive();
      }
      file.writer().commit();
    }
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      assertThat(projection.fingerprint()).isNotEqualTo(before);
    }
  }
}
