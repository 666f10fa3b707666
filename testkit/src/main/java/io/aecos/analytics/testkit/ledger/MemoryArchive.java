package io.aecos.analytics.testkit.ledger;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.RowsHash;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** An archive that holds its rows in memory. */
public final class MemoryArchive implements Archive {
  private final Map<String, List<StoredRow>> files = new TreeMap<>();

  @Override
  public synchronized ArchivedPart write(
      UUID ledger, YearMonth month, List<StoredRow> rows, Instant at) {
    String content = RowsHash.of(rows);
    long first = rows.get(0).seq();
    String file = month + "/" + first + "-" + content.substring(0, 12);
    files.put(file, List.copyOf(rows));
    long last = rows.get(rows.size() - 1).seq();
    return new ArchivedPart(month, file, rows.size(), first, last, 0, content, content, at);
  }

  @Override
  public synchronized List<StoredRow> read(ArchivedPart part, long firstSeq, long lastSeq) {
    List<StoredRow> rows = files.get(part.file());
    if (rows == null) {
      throw new AnalyticsException(ErrorCode.ARCHIVE_UNAVAILABLE, part.file() + " is missing");
    }
    return rows.stream().filter(row -> row.seq() >= firstSeq && row.seq() <= lastSeq).toList();
  }

  @Override
  public String words() {
    return "memory";
  }

  @Override
  public synchronized List<String> faults(List<ArchivedPart> parts, boolean deep) {
    return parts.stream()
        .filter(part -> !files.containsKey(part.file()))
        .map(part -> part.file() + " is missing")
        .toList();
  }

  @Override
  public synchronized void remove(ArchivedPart part) {
    files.remove(part.file());
  }

  @Override
  public List<String> leftovers() {
    return List.of();
  }

  @Override
  public int removeLeftovers() {
    return 0;
  }

  @Override
  public synchronized List<String> strangers(Set<String> known) {
    return files.keySet().stream().filter(file -> !known.contains(file)).toList();
  }

  @Override
  public void close() {
    // What it holds may be read by the next one that opens the ledger.
  }
}
