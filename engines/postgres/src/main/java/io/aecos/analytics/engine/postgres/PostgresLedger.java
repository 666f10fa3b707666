package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.engine.sql.Connections;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a PostgreSQL database that several nodes share. Each node writes through one
 * connection, on which deliveries that arrive together share a transaction; the nodes' transactions
 * follow each other, so rows become visible in the order of {@code seq} whoever wrote them. When
 * the database comes back, so does the ledger.
 */
public final class PostgresLedger implements Ledger {
  private static final String CONNECTOR =
      HexFormat.of()
          .formatHex(("\"source\":\"" + CONNECTOR_SOURCES).getBytes(StandardCharsets.UTF_8));

  private final PostgresDatabase database;
  private final ArchivedRows archive;
  private final SqlSources sources;
  private final String channel;
  private final GroupCommit commits = new GroupCommit(this::write);
  private @Nullable PostgresAppender appender;
  private @Nullable NewsListener listener;
  private boolean closed;

  private PostgresLedger(PostgresDatabase database, ArchivedRows archive) {
    this.database = database;
    this.archive = archive;
    this.sources = new SqlSources(database);
    this.channel = "aecos_ledger_" + database.address().schema();
  }

  /** Makes all tables or brings them up to date, or says why the database cannot be used. */
  public static void prepare(PostgresAddress address) {
    PostgresDatabase.prepare(address, PostgresPart.LEDGER);
  }

  /** Opens or creates the ledger at {@code address} and brings its schema up to date. */
  public static PostgresLedger open(PostgresAddress address) {
    return open(address, ArchivedRows.NONE);
  }

  /** One that finds again in {@code archive}, which all nodes share, what was given up. */
  public static PostgresLedger open(PostgresAddress address, ArchivedRows archive) {
    PostgresDatabase database = PostgresDatabase.open(address, PostgresPart.LEDGER);
    database
        .read("open", MoveMark::closed)
        .ifPresent(
            why -> {
              database.close();
              throw new AnalyticsException(
                  ErrorCode.LEDGER_UNAVAILABLE,
                  "cannot open the ledger at " + address + ": " + why);
            });
    return new PostgresLedger(database, archive);
  }

  @Override
  public UUID identity() {
    return database.read(
        "read",
        statements ->
            statements
                .first("SELECT id FROM ledger", row -> PostgresDialect.POSTGRES.id(row, 1))
                .orElseThrow(
                    () ->
                        new Statements.Failure(
                            new SQLException("the ledger has lost its identity"))));
  }

  @Override
  public AppendResult append(LedgerBatch batch) {
    try {
      return commits.append(PreparedBatch.of(batch));
    } catch (SQLException e) {
      throw database.unavailable("write to", e);
    }
  }

  /** A connection that was kept may have been cut since; then a new one is tried, once. */
  private List<AppendResult> write(List<PreparedBatch> batches) throws SQLException {
    boolean kept = appender != null;
    try {
      return writeOnce(batches);
    } catch (SQLException e) {
      if (kept && Connections.isLost(e) && !(e instanceof InDoubt)) {
        return writeOnce(batches);
      }
      throw e;
    }
  }

  private List<AppendResult> writeOnce(List<PreparedBatch> batches) throws SQLException {
    PostgresAppender current = appender();
    Written written = new Written(current);
    try {
      return written.append(batches);
    } catch (SQLException e) {
      return written.orElse(database, e);
    } finally {
      if (!written.isWhole()) {
        dropAppender();
      }
    }
  }

  private PostgresAppender appender() throws SQLException {
    if (closed) {
      throw new SQLException("the ledger is closed");
    }
    PostgresAppender current = appender;
    if (current == null) {
      current = PostgresAppender.on(database.writer(), channel);
      appender = current;
    }
    return current;
  }

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
    return rows(
        "position('\\x%s'::bytea IN body) > 0 AND seq > ?".formatted(CONNECTOR), afterSeq, limit);
  }

  @Override
  public Optional<List<LedgerRow>> amendments(long afterSeq, long until, int limit) {
    ReadRows rows =
        database.readOneMoment(
            "read", statements -> ReadRows.amendments(afterSeq, until, limit, statements));
    return rows.anyArchived() ? Optional.empty() : Optional.of(rows.whole(archive));
  }

  /** Rows and parts are of one moment; what a part holds is read once nothing is held open. */
  private List<LedgerRow> rows(String condition, long afterSeq, int limit) {
    ReadRows rows =
        database.readOneMoment(
            "read", statements -> ReadRows.where(condition, afterSeq, limit, statements));
    return rows.whole(archive);
  }

  @Override
  public Optional<Instant> receivedAt(long seq) {
    return database.read("read", statements -> ReadRows.receivedAt(seq, statements));
  }

  @Override
  public Optional<SentBy> senderOf(UUID id) {
    return database.read(
        "read",
        statements ->
            statements.first(
                """
                SELECT kind, name FROM event JOIN sender ON sender.id = event.sender
                WHERE event.id = ?""",
                row -> new SentBy(SentBy.Kind.valueOf(row.getString(1)), row.getString(2)),
                id));
  }

  @Override
  public long lastSeq() {
    return database.read("read", PostgresAppender::lastSeq);
  }

  /** How many bytes the ledger's tables take, with their indexes. */
  public long bytes() {
    return database.read(
        "read",
        statements ->
            statements
                .first(
                    """
                    SELECT sum(pg_total_relation_size(name::regclass))
                    FROM unnest(
                      ARRAY['event', 'accounting', 'quarantine', 'source_state', 'segment', 'archived_part']) AS name""",
                    row -> row.getLong(1))
                .orElse(0L));
  }

  @Override
  public AccountingBook accounting() {
    return new SqlAccounting(database);
  }

  @Override
  public QuarantineBook quarantine() {
    return new SqlQuarantine(database);
  }

  @Override
  public SourceBook sources() {
    return sources;
  }

  @Override
  public Optional<Segments> segments() {
    return Optional.of(new SqlSegments(database, new PostgresSegments(database)));
  }

  @Override
  public List<String> faults() {
    return database.readOneMoment("read", SqlLedgerCheck::faults);
  }

  @Override
  public List<String> countFaults() {
    return database.readOneMoment("read", SqlLedgerCheck::countFaults);
  }

  /** Nodes may go on when it is moved away. */
  @Override
  public Optional<String> closed() {
    return database.read("read", MoveMark::closed);
  }

  @Override
  public Rewriting rewriting() {
    return new SqlRewriting(database, new PostgresRewriting(database));
  }

  @Override
  public synchronized void onNews(Runnable news) {
    if (listener != null) {
      listener.close();
    }
    listener = new NewsListener(database, channel, news);
    listener.start();
  }

  @Override
  public synchronized void close() {
    if (listener != null) {
      listener.close();
    }
    commits.exclusively(
        () -> {
          closed = true;
          dropAppender();
          database.close();
        });
  }
}
