package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.columnar.ColumnarRows;
import io.aecos.analytics.columnar.ColumnarRows.Column;
import io.aecos.analytics.columnar.ColumnarRows.Kind;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, read again by another engine. */
class DuckDbParquetTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("seq", Kind.WHOLE),
          new Column("id", Kind.ID),
          new Column("at", Kind.TIME),
          new Column("day", Kind.DATE),
          new Column("who \"and' what", Kind.TEXT),
          new Column("value", Kind.NUMBER),
          new Column("done", Kind.TRUTH));

  @TempDir private Path directory;

  @Test
  void cells_keepWhatTheyAre() throws SQLException {
    UUID id = UUID.randomUUID();
    @Nullable Object[] full = {
      Long.MAX_VALUE,
      id,
      Instant.parse("2026-10-25T01:30:15.123456Z"),
      LocalDate.of(2026, 10, 25),
      "塔 🏗 \u0000 '=1'",
      -0.1,
      true
    };
    @Nullable Object[] empty = new Object[COLUMNS.size()];
    @Nullable Object[] unknown = empty.clone();
    unknown[5] = Double.NaN;
    Path file = directory.resolve("it's.parquet");

    long rows = write(file, List.of(full, empty, unknown).iterator());

    assertThat(rows).isEqualTo(3);
    assertThat(ask("SELECT * FROM {} WHERE seq IS NULL", file))
        .containsExactly(
            "null|null|null|null|null|null|null", "null|null|null|null|null|null|null");
    assertThat(
            ask(
                "SELECT seq, id, epoch_us(\"at\"), day, \"who \"\"and' what\", value, done FROM {}"
                    + " WHERE done",
                file))
        .containsExactly(
            Long.MAX_VALUE + "|" + id + "|1792891815123456|2026-10-25|塔 🏗 \u0000 '=1'|-0.1|true");
    assertThat(ask("SELECT column_type FROM (DESCRIBE SELECT * FROM {})", file))
        .containsExactly(
            "BIGINT", "UUID", "TIMESTAMP WITH TIME ZONE", "DATE", "VARCHAR", "DOUBLE", "BOOLEAN");
  }

  @Test
  void file_saysWhatItIsTold_andTheSameRowsGiveTheSameBytes() throws Exception {
    Path one = directory.resolve("one.parquet");
    Path other = directory.resolve("other.parquet");
    write(one, many(5_000));
    write(other, many(5_000));

    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
    assertThat(
            ask(
                "SELECT decode(key), decode(value) FROM parquet_kv_metadata("
                    + InMemory.text(one.toString())
                    + ") ORDER BY 1",
                one))
        .containsExactly("time zone|it's UTC", "units|{\"value\":\"hours\"}");
  }

  @Test
  void manyRows_areEachThereOnce() throws SQLException {
    Path file = directory.resolve("many.parquet");
    assertThat(write(file, many(300_000))).isEqualTo(300_000);
    assertThat(ask("SELECT count(*), count(DISTINCT seq), max(seq), sum(value) FROM {}", file))
        .containsExactly("300000|300000|299999|150000.0");
  }

  @Test
  void noRows_areAFileWithItsColumns() throws SQLException {
    Path file = directory.resolve("none.parquet");
    assertThat(write(file, many(0))).isZero();
    assertThat(ask("SELECT count(*), count(value) FROM {}", file)).containsExactly("0|0");
  }

  @Test
  void sourceThatFails_leavesNoFileAndItsOwnReason() {
    Path file = directory.resolve("broken.parquet");
    Iterator<@Nullable Object[]> broken =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public @Nullable Object[] next() {
            if (given++ > 3_000) {
              throw new AnalyticsException(ErrorCode.TIMED_OUT, "too long");
            }
            return new Object[COLUMNS.size()];
          }
        };

    assertThatThrownBy(() -> write(file, broken))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
    assertThat(file).doesNotExist();
  }

  @Test
  void placeThatIsNotThere_isToldAsSuch() {
    assertThatThrownBy(() -> write(directory.resolve("no/such/folder.parquet"), many(3)))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_PERMISSION));
  }

  private static Iterator<@Nullable Object[]> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new @Nullable Object[] {
                  (long) i,
                  new UUID(i, i),
                  Instant.ofEpochSecond(i),
                  LocalDate.ofEpochDay(i % 1_000),
                  "text " + i % 7,
                  0.5,
                  i % 2 == 0
                })
        .iterator();
  }

  private static long write(Path file, Iterator<@Nullable Object[]> rows) {
    return new DuckDbParquet()
        .write(
            file,
            new ColumnarRows(
                COLUMNS, Map.of("units", "{\"value\":\"hours\"}", "time zone", "it's UTC"), rows));
  }

  /** Rows with their cells between bars; {} stands for the file. */
  private static List<String> ask(String sql, Path file) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (DuckDBConnection engine = InMemory.open();
        Statement select = engine.createStatement();
        ResultSet row =
            select.executeQuery(
                sql.replace("{}", "read_parquet(" + InMemory.text(file.toString()) + ")"))) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          text.append(i == 1 ? "" : "|").append(row.getObject(i));
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }
}
