package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.projection.ProjectionContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuckDbProjectionTest extends ProjectionContract {
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

  @Test
  void open_otherAttributesDeclared_startsEmpty() throws Exception {
    Path path = directory.resolve("other.duckdb");
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      projection.apply(Practice.rows(Practice.of(1).happenings(5), 1));
    }
    Files.createDirectories(directory.resolve("catalog"));
    Files.writeString(
        directory.resolve("catalog").resolve("own.yaml"),
        """
        events:
          reality/laser_scanned:
            meaning: A room was scanned.
            attributes: {scanner: text}
        """);
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.load(directory))) {
      assertThat(projection.watermark()).isEqualTo(Watermark.NOTHING);
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

  @Test
  void fingerprint_seesAChangedColumn() throws Exception {
    Path path = directory.resolve("changed.duckdb");
    Fingerprint before;
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      projection.apply(Practice.rows(Practice.of(1).happenings(50), 1));
      before = projection.fingerprint();
    }
    try (DuckDbFile file = DuckDbFile.open(path, DuckDbSettings.DEFAULT)) {
      DuckDbFile.execute(
          "UPDATE event SET a_passed = a_passed + 1 WHERE seq = 7 AND a_passed IS NOT NULL",
          file.writer());
      file.writer().commit();
    }
    try (Projection projection = DuckDbProjection.open(path, EventCatalog.shipped())) {
      assertThat(projection.fingerprint()).isNotEqualTo(before);
    }
  }
}
