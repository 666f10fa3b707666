package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.Dialect;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.move.MovePart;
import io.aecos.analytics.engine.sql.move.MoveSide;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Three files of one directory, as one side of a move. */
public final class SqliteMoveSide implements MoveSide {
  private static final String REPORTS = "reports";
  private static final List<String> KEYS = List.of("keys/audit.key", "keys/reports.p12");

  private final Path directory;
  private final Supplier<Optional<? extends AutoCloseable>> lock;
  private final SqliteFile ledger;
  private final SqliteFile registry;
  private final SqliteFile audit;

  private SqliteMoveSide(Places files, Supplier<Optional<? extends AutoCloseable>> lock) {
    this.directory = files.directory();
    this.lock = lock;
    this.ledger = SqliteFile.look(files.ledger(), SqliteSchema.LEDGER, SqliteSettings.DEFAULT);
    this.registry =
        SqliteFile.look(files.registry(), SqliteSchema.REGISTRY, SqliteSettings.DEFAULT);
    this.audit = SqliteFile.look(files.audit(), SqliteSchema.AUDIT, SqliteSettings.DEFAULT);
  }

  /** Where the three are. */
  public record Places(Path directory, Path ledger, Path registry, Path audit) {}

  /**
   * The files as they are, which a server may be writing. {@code lock} gives the directory's lock,
   * to be closed, while no server has it.
   */
  public static SqliteMoveSide look(
      Places files, Supplier<Optional<? extends AutoCloseable>> lock) {
    return new SqliteMoveSide(files, lock);
  }

  /** Files that nobody else writes: made where they are not there, and brought up to date. */
  public static SqliteMoveSide own(Places files) {
    PrivateDatabase.create(files.registry(), SqliteSchema.REGISTRY);
    PrivateDatabase.create(files.audit(), SqliteSchema.AUDIT);
    SqliteFile.open(files.ledger(), SqliteSchema.LEDGER, SqliteSettings.DEFAULT).close();
    SqliteFile.open(files.registry(), SqliteSchema.REGISTRY, SqliteSettings.DEFAULT).close();
    SqliteFile.open(files.audit(), SqliteSchema.AUDIT, SqliteSettings.DEFAULT).close();
    return new SqliteMoveSide(files, () -> Optional.of(() -> {}));
  }

  private SqliteFile file(MovePart part) {
    return switch (part) {
      case LEDGER -> ledger;
      case REGISTRY -> registry;
      case AUDIT -> audit;
    };
  }

  @Override
  public String words() {
    return directory.toString();
  }

  @Override
  public Dialect dialect() {
    return SqliteDialect.SQLITE;
  }

  @Override
  public Connection reader(MovePart part) throws SQLException {
    Connection connection = file(part).reader();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public Connection writer(MovePart part) throws SQLException {
    return file(part).holdingTheTurn();
  }

  @Override
  public Set<String> tables(MovePart part, Statements statements) {
    return new HashSet<>(
        statements.select(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
              AND name NOT IN ('flyway_schema_history', 'ledger_identity', 'moving')""",
            row -> row.getString(1)));
  }

  @Override
  public Identity identity(Statements statements) {
    // What a duplicate used up was nobody's, and may be given again.
    long floor = SqliteAppender.lastSeq(statements);
    return statements
        .first(
            "SELECT id, edition FROM ledger_identity",
            row -> new Identity(UUID.fromString(row.getString(1)), row.getLong(2), floor))
        .orElseThrow(
            () -> new Statements.Failure(new SQLException("the ledger has lost its identity")));
  }

  @Override
  public void become(Identity identity, Statements statements) {
    statements.update(
        "UPDATE ledger_identity SET id = ?, edition = ?",
        identity.id().toString(),
        identity.edition());
    int known =
        statements.update(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'event'", identity.floor());
    if (known == 0) {
      statements.update(
          "INSERT INTO sqlite_sequence (name, seq) VALUES ('event', ?)", identity.floor());
    }
  }

  @Override
  public Set<String> files(Statements registry) throws SQLException {
    Set<String> names = new TreeSet<>();
    for (String name : KEYS) {
      if (Files.isRegularFile(directory.resolve(name))) {
        names.add(name);
      }
    }
    Path reports = directory.resolve(REPORTS);
    if (Files.isDirectory(reports)) {
      try (Stream<Path> found = Files.list(reports)) {
        found
            .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".new"))
            .forEach(file -> names.add(REPORTS + "/" + file.getFileName()));
      } catch (IOException e) {
        throw unreadable(reports, e);
      }
    }
    return names;
  }

  @Override
  public byte[] file(String name, Statements registry) throws SQLException {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (IOException e) {
      throw unreadable(directory.resolve(name), e);
    }
  }

  @Override
  public void put(String name, byte[] content, Statements registry) throws SQLException {
    Path file = directory.resolve(name);
    try {
      if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), content)) {
        throw new IOException("another one is there already");
      }
      PrivateDatabase.createDirectory(directory.resolve(name).resolveSibling(""));
      PrivateDatabase.create(file, ErrorCode.NO_PERMISSION, "file");
      Files.write(file, content);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static SQLException unreadable(Path file, IOException e) {
    return new SQLException(file + ": " + e.getMessage(), e);
  }

  @Override
  public void putDue(String id, Instant due, Statements registry) {
    registry.update(
        """
        INSERT INTO timetable (task_name, task_instance, task_data, execution_time, picked, version)
        VALUES ('due', ?, ?, ?, 0, 1)""",
        id,
        due.toString().getBytes(StandardCharsets.UTF_8),
        due.toEpochMilli());
  }

  @Override
  public String insert(String table, String columns, String places) {
    return "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")";
  }

  @Override
  public boolean quietly(Work work) throws SQLException {
    Optional<? extends AutoCloseable> taken = lock.get();
    if (taken.isEmpty()) {
      return false;
    }
    try (AutoCloseable held = taken.get()) {
      work.run();
      return true;
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new SQLException("the lock of " + directory + " cannot be given back", e);
    }
  }

  @Override
  public String howToQuieten() {
    return "stop the server on " + directory + " now; the rest is copied when it has ended";
  }

  @Override
  public AnalyticsException unavailable(SQLException e) {
    return new AnalyticsException(
        ErrorCode.LEDGER_UNAVAILABLE, "cannot move " + directory + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    ledger.close();
    registry.close();
    audit.close();
  }
}
