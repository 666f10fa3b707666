package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Dialect;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.error.AnalyticsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Where a ledger is moved from, or to. Tables and columns have the same names in every engine. */
public interface MoveSide extends AutoCloseable {

  /** Where it is, for people; nothing of it is secret. */
  String words();

  Dialect dialect();

  /** A connection of its own that reads what holds {@code part}, and does not commit by itself. */
  Connection reader(MovePart part) throws SQLException;

  /**
   * A connection of its own that writes to what holds {@code part}, and does not commit by itself.
   */
  Connection writer(MovePart part) throws SQLException;

  /** All tables of {@code part}, but for those that engines need for themselves. */
  Set<String> tables(MovePart part, Statements statements);

  /** What this ledger is, and how often its rows were rewritten. */
  Identity identity(Statements ledger);

  /** Makes it that ledger, with no number below {@code identity.floor()} given again. */
  void become(Identity identity, Statements ledger);

  /** The names of the keys and reports that are kept here, such as {@code keys/audit.key}. */
  Set<String> files(Statements registry) throws SQLException;

  byte[] file(String name, Statements registry) throws SQLException;

  /** Keeps a file under that name; one that is there must be the same. */
  void put(String name, byte[] content, Statements registry) throws SQLException;

  /** Keeps that {@code id} is due at {@code due} in the timetable. */
  void putDue(String id, Instant due, Statements registry);

  /** Inserts rows with the numbers that they have. */
  String insert(String table, String columns, String places);

  /**
   * Runs {@code work} while nothing is written here. Returns false, without having run it, where
   * others write and cannot be kept waiting.
   */
  boolean quietly(Work work) throws SQLException;

  /** What people are told who have to make it quiet. */
  String howToQuieten();

  /** What callers are told of a failure here. */
  AnalyticsException unavailable(SQLException e);

  /** Work that may fail in the engine. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /** {@code floor} is the highest number that an event ever had. */
  record Identity(UUID id, long edition, long floor) {}

  @Override
  void close();
}
