package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.projection.ProjectionContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbProjectionTest extends ProjectionContract {
  @TempDir Path directory;

  @Override
  protected Projection open() {
    return DuckDbProjection.open(path(), EventCatalog.shipped());
  }

  private Path path() {
    return directory.resolve("projection.duckdb");
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
