package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.engine.sql.GroupCommit;
import io.aecos.analytics.engine.sql.PreparedBatch;
import io.aecos.analytics.engine.sql.ReadRows;
import io.aecos.analytics.engine.sql.SqlAccounting;
import io.aecos.analytics.engine.sql.SqlLedgerCheck;
import io.aecos.analytics.engine.sql.SqlQuarantine;
import io.aecos.analytics.engine.sql.SqlRewriting;
import io.aecos.analytics.engine.sql.SqlSegments;
import io.aecos.analytics.engine.sql.SqlSources;
import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.engine.sql.move.MoveMark;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.AppendResult;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.Rewriting;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.SourceBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in one SQLite file with a write-ahead log. One connection writes; deliveries that arrive
 * together share a transaction, flushed to the disk before {@link #append} returns. Readers beside
 * it see committed rows only, and since there is one writer, rows become visible in the order of
 * {@code seq}.
 */
public final class SqliteLedger implements Ledger {
  /** What the JSON of a connector's event holds, as hexadecimal digits. */
  static final String CONNECTOR =
      HexFormat.of()
          .formatHex(("\"source\":\"" + CONNECTOR_SOURCES).getBytes(StandardCharsets.UTF_8));

  private final SqliteFile file;
  private final ArchivedRows archive;
  private final SqlSources sources;
  private final GroupCommit commits = new GroupCommit(this::write);
  private @Nullable SqliteAppender appender;
  private boolean closed;

  private SqliteLedger(SqliteFile file, ArchivedRows archive) {
    this.file = file;
    this.archive = archive;
    this.sources = new SqlSources(file);
  }

  /** Opens or creates the ledger at {@code path} and brings its schema up to date. */
  public static SqliteLedger open(Path path) {
    return open(path, SqliteSettings.DEFAULT);
  }

  public static SqliteLedger open(Path path, SqliteSettings settings) {
    return open(path, settings, ArchivedRows.NONE);
  }

  /** One that finds again in {@code archive} what it gave up. */
  public static SqliteLedger open(Path path, SqliteSettings settings, ArchivedRows archive) {
    SqliteFile file = SqliteFile.open(path, SqliteSchema.LEDGER, settings);
    file.read("open", MoveMark::closed)
        .ifPresent(
            why -> {
              file.close();
              throw new AnalyticsException(
                  ErrorCode.LEDGER_UNAVAILABLE, "cannot open the ledger " + path + ": " + why);
            });
    return new SqliteLedger(file, archive);
  }

  /** Opens a ledger that is there already, which may be a copy, to read it as it is. */
  public static SqliteLedger look(Path path) {
    return new SqliteLedger(
        SqliteFile.look(path, SqliteSchema.LEDGER, SqliteSettings.DEFAULT), ArchivedRows.NONE);
  }

  @Override
  public Optional<String> closed() {
    return file.read("read", MoveMark::closed);
  }

  @Override
  public UUID identity() {
    return file.read(
        "read",
        statements ->
            statements
                .first("SELECT id FROM ledger_identity", row -> UUID.fromString(row.getString(1)))
                .orElseThrow(() -> lost("the ledger has lost its identity")));
  }

  private static Statements.Failure lost(String what) {
    return new Statements.Failure(new SQLException(what));
  }

  @Override
  public AppendResult append(LedgerBatch batch) {
    try {
      return commits.append(PreparedBatch.of(batch));
    } catch (SQLException e) {
      throw file.unavailable("write to", e);
    }
  }

  private List<AppendResult> write(List<PreparedBatch> batches) throws SQLException {
    boolean committed = false;
    try {
      List<AppendResult> results = appender().append(batches);
      committed = true;
      return results;
    } finally {
      if (!committed) {
        dropAppender();
      }
    }
  }

  private SqliteAppender appender() throws SQLException {
    if (closed) {
      throw new SQLException("the ledger is closed");
    }
    SqliteAppender current = appender;
    if (current == null) {
      current = SqliteAppender.on(file.holdingTheTurn());
      appender = current;
    }
    return current;
  }

  /** Closing the connection rolls back what it had begun; the next append opens a new one. */
  private void dropAppender() {
    if (appender != null) {
      appender.close();
      appender = null;
    }
  }

  @Override
  public List<LedgerRow> read(long afterSeq, int limit) {
    return rows("seq > ?", afterSeq, limit);
  }

  /** The condition is that of the index {@code event_of_connector}, to the letter. */
  @Override
  public List<LedgerRow> readFromConnectors(long afterSeq, int limit) {
    return rows("instr(body, x'%s') > 0 AND seq > ?".formatted(CONNECTOR), afterSeq, limit);
  }

  @Override
  public Optional<List<LedgerRow>> amendments(long afterSeq, long until, int limit) {
    ReadRows rows =
        file.readOneMoment(
            "read", statements -> ReadRows.amendments(afterSeq, until, limit, statements));
    return rows.anyArchived() ? Optional.empty() : Optional.of(rows.whole(archive));
  }

  private List<LedgerRow> rows(String condition, long afterSeq, int limit) {
    ReadRows rows =
        file.readOneMoment(
            "read", statements -> ReadRows.where(condition, afterSeq, limit, statements));
    return rows.whole(archive);
  }

  @Override
  public Optional<Instant> receivedAt(long seq) {
    return file.read("read", statements -> ReadRows.receivedAt(seq, statements));
  }

  @Override
  public Optional<SentBy> senderOf(UUID id) {
    return file.read(
        "read",
        statements ->
            statements.first(
                """
                SELECT coalesce(kind, 'UNKNOWN'), coalesce(name, '')
                FROM event LEFT JOIN sender ON sender.id = event.sender WHERE event.id = ?""",
                row -> new SentBy(SentBy.Kind.valueOf(row.getString(1)), row.getString(2)),
                id));
  }

  /** How many events there are, counted one by one. */
  public long count() {
    return file.read(
        "read",
        statements ->
            statements.first("SELECT count(*) FROM event", row -> row.getLong(1)).orElse(0L));
  }

  @Override
  public long lastSeq() {
    return file.read("read", SqliteAppender::lastSeq);
  }

  @Override
  public AccountingBook accounting() {
    return new SqlAccounting(file);
  }

  @Override
  public QuarantineBook quarantine() {
    return new SqlQuarantine(file);
  }

  @Override
  public SourceBook sources() {
    return sources;
  }

  @Override
  public Optional<Segments> segments() {
    return Optional.of(new SqlSegments(file, new OwnSegments()));
  }

  /** On the one connection that writes. */
  private final class OwnSegments implements SqlSegments.Place {
    @Override
    public void write(SqlSegments.Work work) {
      exclusively(
          current -> {
            try {
              work.on(current.statements());
              current.statements().connection().commit();
            } catch (Statements.Failure e) {
              throw e.sql();
            }
          });
    }

    @Override
    public void writeAlone(SqlSegments.Work work) {
      write(work);
    }

    @Override
    public void compact() {
      exclusively(SqliteAppender::compact);
    }

    /** A copy of a ledger of an older format is looked at as it is, and has archived nothing. */
    @Override
    public boolean archives(Statements statements) {
      return statements
          .first(
              "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'archived_part'",
              row -> row.getLong(1))
          .isPresent();
    }
  }

  /** With what the engine itself finds: damaged pages, and ids that their index does not know. */
  @Override
  public List<String> faults() {
    return file.readOneMoment(
        "read",
        statements -> {
          List<String> faults = new ArrayList<>();
          statements
              .select("PRAGMA integrity_check(5)", row -> row.getString(1))
              .forEach(
                  found -> {
                    if (!found.equals("ok")) {
                      faults.add("the file is damaged (" + found + "); restore a backup");
                    }
                  });
          faults.addAll(SqlLedgerCheck.faults(statements));
          return List.copyOf(faults);
        });
  }

  @Override
  public List<String> countFaults() {
    return file.readOneMoment("read", SqlLedgerCheck::countFaults);
  }

  @Override
  public Rewriting rewriting() {
    return new SqlRewriting(file, new OwnRewriting());
  }

  /** On the one connection that writes, which never gives the file's turn away. */
  private final class OwnRewriting implements SqlRewriting.Place {
    @Override
    public void write(Consumer<Statements> work) {
      exclusively(current -> current.write(work));
    }

    @Override
    public String identityTable() {
      return "ledger_identity";
    }

    @Override
    public void purge() {
      exclusively(SqliteAppender::purge);
    }
  }

  private void exclusively(Rewrite work) {
    commits.exclusively(
        () -> {
          boolean committed = false;
          try {
            work.on(appender());
            committed = true;
          } catch (SQLException e) {
            throw file.unavailable("write to", e);
          } finally {
            if (!committed) {
              dropAppender();
            }
          }
        });
  }

  /** Work for the writer alone. */
  @FunctionalInterface
  private interface Rewrite {
    void on(SqliteAppender appender) throws SQLException;
  }

  @Override
  public void close() {
    commits.exclusively(
        () -> {
          closed = true;
          dropAppender();
          file.close();
        });
  }
}
