package io.aecos.analytics.engine.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs small statements within one transaction; values are always bound. */
public record Statements(Connection connection, Dialect dialect) {
  /** Some drivers would hold all rows otherwise. */
  private static final int FETCHED = 1_000;

  /** Changes rows and tells how many. */
  public int update(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = bound(sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  public <T> List<T> select(String sql, Row<T> row, @Nullable Object... values) {
    try (PreparedStatement statement = bound(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  /** Reads rows one after the other and holds none of them. */
  public void each(String sql, Reader reader) {
    try (PreparedStatement statement = bound(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
    return select(sql, row, values).stream().findFirst();
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCHED);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, dialect.kept(values[i]));
    }
    return statement;
  }

  /** Makes a value of the current row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes the current row. */
  @FunctionalInterface
  public interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /** Carries the engine's failure through work that knows nothing of SQL. */
  public static final class Failure extends RuntimeException {
    private final SQLException sql;

    public Failure(SQLException sql) {
      super(sql);
      this.sql = sql;
    }

    public SQLException sql() {
      return sql;
    }
  }
}
