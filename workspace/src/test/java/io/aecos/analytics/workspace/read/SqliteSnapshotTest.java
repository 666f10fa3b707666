package io.aecos.analytics.workspace.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy shows what is committed, whatever is under way. */
class SqliteSnapshotTest {
  @TempDir Path folder;

  @Test
  void take_whileATransactionWritesPages_showsWhatIsCommitted() throws Exception {
    Path project = Files.createDirectory(folder.resolve("project"));
    Path database = project.resolve("analytics.db");
    SqliteSnapshot snapshot =
        new SqliteSnapshot(
            new ProjectDirectory("tower", project), "analytics.db", folder.resolve("scratch"));
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
      statement.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, words TEXT)");
      insert(statement, 300);
      statement.execute("PRAGMA cache_size = 5");
      writer.setAutoCommit(false);
      insert(statement, 3_000);
      assertThat(Files.size(project.resolve("analytics.db-journal"))).isGreaterThan(512);

      snapshot.take();
      assertThat(rows(snapshot)).isEqualTo(300);

      writer.commit();
      assertThat(snapshot.changed()).isTrue();
      snapshot.take();
      assertThat(rows(snapshot)).isEqualTo(3_300);
      assertThat(snapshot.changed()).isFalse();
    }
  }

  private static void insert(Statement statement, int rows) throws Exception {
    for (int i = 0; i < rows; i++) {
      statement.execute("INSERT INTO events (words) VALUES ('" + "x".repeat(200) + "')");
    }
  }

  private static int rows(SqliteSnapshot snapshot) throws Exception {
    try (Connection copy = snapshot.open(true);
        Statement statement = copy.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM events")) {
      return rows.getInt(1);
    }
  }
}
