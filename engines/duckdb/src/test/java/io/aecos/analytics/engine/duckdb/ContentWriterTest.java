package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Followed;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that end otherwise than whoever wrote believes, in a real file. */
final class ContentWriterTest {
  private static final Followed LEDGER = new Followed(new UUID(1, 2), 1);

  private DuckDbFile file;
  private ContentWriter writer;
  private Content empty;

  @BeforeEach
  void open(@TempDir Path directory) throws SQLException {
    file = DuckDbFile.open(directory.resolve("projection.duckdb"), DuckDbSettings.DEFAULT);
    Content.create(EventTable.of(EventCatalog.shipped()), file.writer());
    DuckDbFile.execute("CREATE TABLE written (row INTEGER)", file.writer());
    empty = Content.load(file.writer());
    file.writer().commit();
    writer = new ContentWriter(file);
  }

  @AfterEach
  void close() {
    file.close();
  }

  /** As when the engine cannot work its log into the file after it has committed. */
  private Content followedThenEnded(String end) throws SQLException {
    DuckDbFile.execute("INSERT INTO written VALUES (1)", file.writer());
    Content after = empty.follow(LEDGER, file.writer());
    DuckDbFile.execute(end, file.writer());
    return after;
  }

  @Test
  void write_thatWasCommittedAndFailedThen_isWritten() throws SQLException {
    Content after = writer.write("write to", () -> followedThenEnded("COMMIT"));

    assertThat(after.followed()).isEqualTo(LEDGER);
    assertThat(writer.certain(after)).isSameAs(after);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void write_thatWasNotCommitted_isNot_andNothingOfTheNextIsWrittenByItself() throws SQLException {
    assertThatThrownBy(() -> writer.write("write to", () -> followedThenEnded("ROLLBACK")))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("cannot write to the projection");
    assertThat(writer.certain(empty).followed()).isNull();
    assertThat(rows()).isZero();

    assertThatThrownBy(
            () ->
                writer.write(
                    "write to",
                    () -> {
                      DuckDbFile.execute("INSERT INTO written VALUES (2)", file.writer());
                      throw new SQLException("no more room");
                    }))
        .isInstanceOf(AnalyticsException.class);
    assertThat(rows()).isZero();
  }

  @Test
  void write_afterFailures_goesOn_eachRowOnce() throws SQLException {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> writer.write("write to", () -> followedThenEnded("ROLLBACK")))
          .isInstanceOf(AnalyticsException.class);
      writer.certain(empty);
    }
    writer.write(
        "write to",
        () -> {
          DuckDbFile.execute("INSERT INTO written VALUES (3)", file.writer());
          return empty;
        });

    assertThat(rows()).isEqualTo(1);
  }

  /** Of another connection, which sees what is committed. */
  private long rows() {
    return file.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT count(*) FROM written")) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
