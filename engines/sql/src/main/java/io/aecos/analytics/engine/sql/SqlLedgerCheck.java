package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the tables of a ledger against each other, all as of one moment: what was stored against
 * the rows, the months and the archived parts against them, and the rows against who sent them. It
 * reads every row once.
 */
public final class SqlLedgerCheck {
  private static final String RESTORE = "restore a backup";
  private static final String RECOUNT = "`doctor --fix` (or `retain --compact`) counts them again";

  private final Statements statements;
  private final List<String> faults = new ArrayList<>();

  private SqlLedgerCheck(Statements statements) {
    this.statements = statements;
  }

  /** One sentence for each fault, with what helps; empty where there is none. */
  public static List<String> faults(Statements ledger) {
    SqlLedgerCheck check = new SqlLedgerCheck(ledger);
    Rows rows = check.rows();
    check.stored(rows);
    check.months(rows);
    check.parts(rows);
    check.senders();
    return List.copyOf(check.faults);
  }

  /**
   * As {@link #faults}, by counts alone: rows are counted and not read. What makes up for each
   * other within a month is not seen.
   */
  public static List<String> countFaults(Statements ledger) {
    SqlLedgerCheck check = new SqlLedgerCheck(ledger);
    check.counts();
    return List.copyOf(check.faults);
  }

  private void counts() {
    long stored = number("SELECT coalesce(sum(stored), 0) FROM accounting");
    long rows = number("SELECT count(*) FROM event");
    long held = number("SELECT coalesce(sum(held), 0) FROM segment");
    long archived = number("SELECT coalesce(sum(rows), 0) FROM archived_part");
    if (rows != stored) {
      fault("%,d events were stored and %,d are there; %s", stored, rows, RESTORE);
    } else if (held + archived != stored) {
      fault(
          "the months are counted as %,d events, %,d of them archived, and %,d were stored; %s",
          held + archived, archived, stored, RECOUNT);
    }
  }

  /** What the rows themselves say: events and bytes that are here by month, and rows by part. */
  private static final class Rows {
    private final Map<String, long[]> held = new TreeMap<>();
    private final Map<Long, Long> archived = new HashMap<>();
    private long all;
    private long empty;
    private long from;
    private long to;
    private long[] month = new long[2];

    void add(ResultSet row) throws SQLException {
      all++;
      long part = row.getLong(3);
      if (!row.wasNull()) {
        archived.merge(part, 1L, Long::sum);
        return;
      }
      long bytes = row.getLong(2);
      empty += bytes == 0 ? 1 : 0;
      long micros = row.getLong(1);
      if (micros < from || micros >= to) {
        YearMonth found =
            YearMonth.from(LocalDate.ofInstant(Micros.toInstant(micros), ZoneOffset.UTC));
        from = Months.first(found);
        to = Months.first(found.plusMonths(1));
        month = held.computeIfAbsent(found.toString(), unused -> new long[2]);
      }
      month[0]++;
      month[1] += bytes;
    }
  }

  private Rows rows() {
    Rows rows = new Rows();
    statements.each("SELECT occurred_us, length(body), part FROM event ORDER BY seq", rows::add);
    return rows;
  }

  private void stored(Rows rows) {
    long stored = number("SELECT coalesce(sum(stored), 0) FROM accounting");
    if (rows.all != stored) {
      fault("%,d events were stored and %,d are there; %s", stored, rows.all, RESTORE);
    }
    if (rows.empty > 0) {
      fault("%,d events have lost their content; %s", rows.empty, RESTORE);
    }
  }

  private void months(Rows rows) {
    Map<String, long[]> counted = new TreeMap<>();
    statements
        .select(
            "SELECT month, held, bytes FROM segment",
            row -> Map.entry(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}))
        .forEach(month -> counted.put(month.getKey(), month.getValue()));
    Map<String, long[]> all = new TreeMap<>(counted);
    all.putAll(rows.held);
    for (String month : all.keySet()) {
      long[] said = counted.getOrDefault(month, new long[2]);
      long[] found = rows.held.getOrDefault(month, new long[2]);
      if (said[0] != found[0] || said[1] != found[1]) {
        fault(
            "%s is counted as %,d events of %,d bytes and has %,d of %,d; %s",
            month, said[0], said[1], found[0], found[1], RECOUNT);
      }
    }
  }

  private void parts(Rows rows) {
    Map<Long, Long> missing = new HashMap<>(rows.archived);
    statements
        .select(
            "SELECT number, file, rows FROM archived_part",
            row -> List.of(row.getLong(1), row.getString(2), row.getLong(3)))
        .forEach(
            part -> {
              Long found = missing.remove((Long) part.get(0));
              long there = found == null ? 0 : found;
              if (there != (Long) part.get(2)) {
                fault(
                    "%s holds %,d events and the ledger has %,d of them; %s",
                    part.get(1), part.get(2), there, RESTORE);
              }
            });
    missing.forEach(
        (part, count) ->
            fault("%,d events are in an archived part that is not known; %s", count, RESTORE));
  }

  private void senders() {
    long strangers =
        number(
            "SELECT count(*) FROM event WHERE sender IS NOT NULL"
                + " AND sender NOT IN (SELECT id FROM sender)");
    if (strangers > 0) {
      fault("of %,d events it is not known who sent them; %s", strangers, RESTORE);
    }
  }

  private long number(String sql) {
    return statements.first(sql, row -> row.getLong(1)).orElse(0L);
  }

  private void fault(String sentence, Object... values) {
    faults.add(String.format(Locale.ROOT, sentence, values));
  }

  /** Counts the months again, while nobody appends. */
  static void recount(Statements statements) {
    Rows rows = new Rows();
    statements.each("SELECT occurred_us, length(body), part FROM event ORDER BY seq", rows::add);
    statements.update("UPDATE segment SET held = 0, bytes = 0");
    rows.held.forEach(
        (month, sums) ->
            statements.update(
                """
                INSERT INTO segment (month, held, bytes) VALUES (?, ?, ?)
                ON CONFLICT (month) DO UPDATE SET held = excluded.held, bytes = excluded.bytes""",
                month,
                sums[0],
                sums[1]));
  }
}
