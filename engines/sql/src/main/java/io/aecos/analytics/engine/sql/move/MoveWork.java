package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of a move: copied, compared, and copied again where they differ. */
final class MoveWork {
  private static final int PAGE = 10_000;
  private static final int BATCH = 1_000;

  private final MoveConnections open;
  private final MoveSide source;
  private final MoveSide target;
  private final Move.Progress progress;
  private final Set<Long> senders = new HashSet<>();

  MoveWork(MoveConnections open, MoveSide source, MoveSide target, Move.Progress progress) {
    this.open = open;
    this.source = source;
    this.target = target;
    this.progress = progress;
  }

  /** What was compared of a table that is compared in stretches; both sides have this digest. */
  private record Reached(long key, RowsDigest digest) {}

  /** How far events and trail were compared, and in which state the source's rows were. */
  record Verified(String state, Object events, Object trail) {}

  /** Copies the rows behind those that are there. */
  void copyNew() throws SQLException {
    for (MovedTable table : MovedTable.PAGED) {
      long last = max(table, open.from(table.part()));
      long after = max(table, open.to(table.part()));
      open.commit(table.part());
      while (after < last) {
        long to = Math.min(last, after + PAGE);
        copy(table, after, to);
        after = to;
        progress.at("copying " + table.name(), after, last);
      }
    }
  }

  private static long max(MovedTable table, Statements statements) {
    return statements
        .first(
            "SELECT coalesce(max(" + table.key() + "), 0) FROM " + table.name(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  private void copy(MovedTable table, long after, long to) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    Statements from = open.from(table.part());
    MovedRows theirs = MovedRows.of(table, from);
    theirs.between(after, to, from, rows::add);
    if (table.equals(MovedTable.EVENTS)) {
      addSenders(rows, theirs.place("sender"));
    }
    insert(
        table,
        theirs,
        taker -> {
          for (Object[] row : rows) {
            taker.take(row);
          }
        });
    open.commit(table.part());
  }

  private void addSenders(List<@Nullable Object[]> rows, int place) throws SQLException {
    boolean missing = rows.stream().anyMatch(row -> !senders.contains((Long) row[place]));
    if (missing) {
      copySenders();
    }
  }

  /** Those that are there are called what they are called now. */
  private void copySenders() throws SQLException {
    Statements from = open.from(MovedTable.SENDERS.part());
    MovedRows theirs = MovedRows.of(MovedTable.SENDERS, from);
    Statements to = open.to(MovedTable.SENDERS.part());
    String sql =
        target.insert("sender", "id, kind, name", "?, ?, ?")
            + " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name";
    theirs.all(
        from,
        row -> {
          Object id = Objects.requireNonNull(row[theirs.place("id")]);
          to.update(sql, id, row[theirs.place("kind")], row[theirs.place("name")]);
          senders.add((Long) id);
        });
  }

  /** Gives rows, one after the other. */
  @FunctionalInterface
  private interface Rows {
    void each(MovedRows.Taker taker) throws SQLException;
  }

  private void insert(MovedTable table, MovedRows theirs, Rows rows) throws SQLException {
    Statements to = open.to(table.part());
    MovedRows ours = MovedRows.of(table, to);
    if (!ours.columns().equals(theirs.columns())) {
      throw new IllegalStateException(
          table.name() + " has " + theirs.columns() + " there and " + ours.columns() + " here");
    }
    String columns = String.join(", ", ours.columns());
    String places = String.join(", ", ours.columns().stream().map(name -> "?").toList());
    try (PreparedStatement insert =
        to.connection().prepareStatement(target.insert(table.name(), columns, places))) {
      int[] waiting = {0};
      rows.each(
          row -> {
            for (int i = 0; i < row.length; i++) {
              insert.setObject(i + 1, ours.kept(row[i]));
            }
            insert.addBatch();
            waiting[0]++;
            if (waiting[0] % BATCH == 0) {
              insert.executeBatch();
            }
          });
      insert.executeBatch();
    }
  }

  /** Compares events and trail as far as they are; what differs is copied again. */
  Verified verify() throws SQLException {
    String state = state();
    Reached events = compare(MovedTable.EVENTS, new Reached(0, new RowsDigest()));
    Reached trail = compare(MovedTable.TRAIL, new Reached(0, new RowsDigest()));
    return new Verified(state, events, trail);
  }

  /** Rows of events change in two ways: names are taken out of them, and archives take them. */
  private String state() throws SQLException {
    Statements from = open.from(MovePart.LEDGER);
    RowsDigest parts = new RowsDigest();
    MovedTable table = MovedTable.WHOLE.get(0);
    MovedRows.of(table, from).all(from, parts::add);
    return source.identity(from).edition() + " " + parts.result().sha256();
  }

  private Reached compare(MovedTable table, Reached reached) throws SQLException {
    long last = max(table, open.from(table.part()));
    if (max(table, open.to(table.part())) > last) {
      throw differs(table, "has rows that the source has not");
    }
    long after = reached.key();
    RowsDigest theirs = reached.digest();
    while (after < last) {
      long to = Math.min(last, after + PAGE);
      RowsDigest ours = theirs.copy();
      theirs = compare(table, after, to, theirs, ours);
      after = to;
      progress.at("comparing " + table.name(), after, last);
    }
    return new Reached(last, theirs);
  }

  private RowsDigest compare(
      MovedTable table, long after, long to, RowsDigest theirs, RowsDigest ours)
      throws SQLException {
    RowsDigest before = ours.copy();
    digestSource(table, after, to, theirs);
    digestTarget(table, after, to, ours);
    if (ours.copy().result().equals(theirs.copy().result())) {
      return theirs;
    }
    replace(table, after, to);
    RowsDigest again = before.copy();
    digestSource(table, after, to, before);
    digestTarget(table, after, to, again);
    if (!again.copy().result().equals(before.copy().result())) {
      throw differs(table, "differs behind " + after + " from what was written there");
    }
    return before;
  }

  private void replace(MovedTable table, long after, long to) throws SQLException {
    if (table.equals(MovedTable.TRAIL)) {
      throw differs(table, "says something else than the source's behind entry " + after);
    }
    open.to(table.part())
        .update(
            "DELETE FROM "
                + table.name()
                + " WHERE "
                + table.key()
                + " > ? AND "
                + table.key()
                + " <= ?",
            after,
            to);
    senders.clear();
    copy(table, after, to);
  }

  private void digestSource(MovedTable table, long after, long to, RowsDigest digest)
      throws SQLException {
    Statements from = open.from(table.part());
    MovedRows ours = MovedRows.of(table, open.to(table.part()));
    MovedRows.of(table, from).between(after, to, from, row -> digest.add(readAgain(row, ours)));
  }

  private static @Nullable Object[] readAgain(@Nullable Object[] row, MovedRows ours) {
    @Nullable Object[] again = new Object[row.length];
    for (int i = 0; i < row.length; i++) {
      again[i] = ours.readAgain(row[i]);
    }
    return again;
  }

  private void digestTarget(MovedTable table, long after, long to, RowsDigest digest)
      throws SQLException {
    Statements statements = open.to(table.part());
    MovedRows.of(table, statements).between(after, to, statements, digest::add);
    open.commit(table.part());
  }

  /** Once nobody writes: copies what is small, and compares all that was not compared yet. */
  List<Move.Compared> finish(Verified verified) throws SQLException {
    boolean same = state().equals(verified.state());
    Reached none = new Reached(0, new RowsDigest());
    copySenders();
    open.commit(MovePart.LEDGER);
    List<Move.Compared> all = new ArrayList<>();
    all.add(
        compared(
            MovedTable.EVENTS,
            compare(MovedTable.EVENTS, same ? (Reached) verified.events() : none).digest()));
    all.add(
        compared(
            MovedTable.QUARANTINE,
            compare(MovedTable.QUARANTINE, new Reached(0, new RowsDigest())).digest()));
    all.add(
        compared(MovedTable.TRAIL, compare(MovedTable.TRAIL, (Reached) verified.trail()).digest()));
    for (MovePart part : MovePart.values()) {
      copyWhole(part);
    }
    copyTimetable();
    copyFiles();
    List<MovedTable> whole = new ArrayList<>(MovedTable.WHOLE);
    whole.add(MovedTable.SENDERS);
    for (MovedTable table : whole) {
      all.add(compareWhole(table));
    }
    return all;
  }

  private static Move.Compared compared(MovedTable table, RowsDigest digest) {
    RowsDigest.Result result = digest.copy().result();
    return new Move.Compared(table.name(), result.rows(), result.sha256());
  }

  private void copyWhole(MovePart part) throws SQLException {
    progress.at("copying what is small of the " + part.name().toLowerCase(Locale.ROOT), 0, 0);
    List<MovedTable> tables =
        MovedTable.WHOLE.stream().filter(table -> table.part() == part).toList();
    for (int i = tables.size() - 1; i >= 0; i--) {
      open.to(part).update("DELETE FROM " + tables.get(i).name());
    }
    for (MovedTable table : tables) {
      Statements from = open.from(part);
      MovedRows theirs = MovedRows.of(table, from);
      insert(table, theirs, taker -> theirs.all(from, taker));
    }
    open.commit(part);
  }

  /** Engines keep times in their own way; what is due stands in the entry, too. */
  private void copyTimetable() throws SQLException {
    Statements to = open.to(MovePart.REGISTRY);
    to.update("DELETE FROM timetable");
    open.from(MovePart.REGISTRY)
        .each(
            "SELECT task_instance, task_data FROM timetable",
            row ->
                target.putDue(
                    row.getString(1),
                    Instant.parse(new String(row.getBytes(2), StandardCharsets.UTF_8)),
                    to));
    open.commit(MovePart.REGISTRY);
  }

  /** Keys and reports; one by one, since reports may be large. */
  void copyFiles() throws SQLException {
    Set<String> missing = new TreeSet<>(source.files(open.from(MovePart.REGISTRY)));
    Statements to = open.to(MovePart.REGISTRY);
    Set<String> there = target.files(to);
    missing.removeIf(name -> name.startsWith("reports/") && there.contains(name));
    for (String name : missing) {
      target.put(name, source.file(name, open.from(MovePart.REGISTRY)), to);
      open.commit(MovePart.REGISTRY);
    }
    open.commit(MovePart.REGISTRY);
  }

  private Move.Compared compareWhole(MovedTable table) throws SQLException {
    Statements from = open.from(table.part());
    Statements to = open.to(table.part());
    MovedRows ours = MovedRows.of(table, to);
    RowsDigest theirs = new RowsDigest();
    MovedRows.of(table, from).all(from, row -> theirs.add(readAgain(row, ours)));
    RowsDigest own = new RowsDigest();
    ours.all(to, own::add);
    open.commit(table.part());
    RowsDigest.Result result = own.result();
    if (!result.equals(theirs.result())) {
      throw differs(table, "differs from what was written there");
    }
    return new Move.Compared(table.name(), result.rows(), result.sha256());
  }

  private AnalyticsException differs(MovedTable table, String how) {
    return new AnalyticsException(
        ErrorCode.CONFLICT,
        target.words()
            + ": the table "
            + table.name()
            + " "
            + how
            + "; empty that place and move again");
  }
}
