package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Connections;
import io.aecos.analytics.engine.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The connections of one move, opened when they are first needed. */
final class MoveConnections implements AutoCloseable {
  private final MoveSide source;
  private final MoveSide target;
  private final Map<MovePart, Connection> readers = new EnumMap<>(MovePart.class);
  private final Map<MovePart, Connection> writers = new EnumMap<>(MovePart.class);

  MoveConnections(MoveSide source, MoveSide target) {
    this.source = source;
    this.target = target;
  }

  /** Reads the source as it is now. */
  Statements from(MovePart part) throws SQLException {
    Connection reader = readers.get(part);
    if (reader == null) {
      reader = source.reader(part);
      readers.put(part, reader);
    } else {
      reader.commit();
    }
    return new Statements(reader, source.dialect());
  }

  Statements to(MovePart part) throws SQLException {
    Connection writer = writers.get(part);
    if (writer == null) {
      writer = target.writer(part);
      writers.put(part, writer);
    }
    return new Statements(writer, target.dialect());
  }

  void commit(MovePart part) throws SQLException {
    Connection writer = writers.get(part);
    if (writer != null) {
      writer.commit();
    }
  }

  /** In a transaction of its own. */
  void atSource(Consumer<Statements> work) throws SQLException {
    try (Connection writer = source.writer(MovePart.LEDGER)) {
      work.accept(new Statements(writer, source.dialect()));
      writer.commit();
    }
  }

  /** Nothing that was read may stand in the way of what is written. */
  void closeSource() {
    readers.values().forEach(Connections::closeQuietly);
    readers.clear();
  }

  @Override
  public void close() {
    closeSource();
    writers.values().forEach(Connections::closeQuietly);
    writers.clear();
  }
}
