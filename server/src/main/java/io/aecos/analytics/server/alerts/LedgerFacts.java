package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.query.SourcesSeen;
import io.aecos.analytics.source.AuditChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads them from the ledger and the disk that it is on. */
record LedgerFacts(Ledger ledger, Path directory) implements Facts {
  @Override
  public List<AuditChain> chains(Viewer viewer) {
    return SourcesSeen.chains(ledger.sources(), viewer.scope());
  }

  @Override
  public SortedMap<LocalDate, Long> quarantined() {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    ledger
        .accounting()
        .lines()
        .forEach(line -> days.merge(line.day(), line.counts().quarantined(), Long::sum));
    return days;
  }

  @Override
  public long freeBytes() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, "The disk cannot be looked at: " + e.getMessage(), e);
    }
  }
}
