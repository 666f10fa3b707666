package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.read.ProjectDirectory;
import io.aecos.analytics.workspace.read.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A warehouse in an SQLite file, of which a copy is read: the original is not opened by SQLite. */
final class FileSource implements WarehouseSource {
  private final ProjectDirectory directory;
  private final String file;
  private final SqliteSnapshot snapshot;

  /** {@code file} as seen from {@code directory}; {@code scratch} holds the copy for a moment. */
  FileSource(ProjectDirectory directory, String file, Path scratch) {
    this.directory = directory;
    this.file = file;
    this.snapshot = new SqliteSnapshot(directory, file, scratch.resolve("warehouse"));
  }

  @Override
  public boolean changed() throws WarehouseProblem {
    try {
      if (!snapshot.exists()) {
        snapshot.forget();
        throw new WarehouseProblem(
            Status.ABSENT, "it is not there; what was read of it before is kept");
      }
      return snapshot.changed();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void read(Work work) throws WarehouseProblem, SQLException, InterruptedException {
    try {
      snapshot.take();
      try {
        readCopy(work);
      } finally {
        snapshot.discard();
      }
    } catch (IOException e) {
      throw unreadable(e);
    } catch (SQLException e) {
      snapshot.forget();
      throw e;
    }
  }

  private void readCopy(Work work)
      throws IOException, WarehouseProblem, SQLException, InterruptedException {
    try (Connection connection = snapshot.open(true)) {
      work.in(WarehouseTable.in(connection, Dialect.SQLITE));
    }
  }

  private WarehouseProblem unreadable(IOException e) {
    snapshot.forget();
    return new WarehouseProblem("it cannot be read: " + ProjectDirectory.reason(e), e);
  }

  @Override
  public WarehouseProblem problem(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("no such table")
        ? new WarehouseProblem("it has no table events", failure)
        : new WarehouseProblem("it cannot be read: " + message, failure);
  }

  @Override
  public String location(String row) {
    return directory.location(directory.resolve(file)) + "#" + row;
  }
}
