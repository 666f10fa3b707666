package io.aecos.analytics.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.StoredRow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Those of a ledger that cannot archive: it has none, and whoever wants to move one is refused. */
final class NoSegments implements Segments {

  static AnalyticsException refusal() {
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION,
        "config.yaml: 'retention' lets events leave the ledger, and this kind of ledger keeps"
            + " everything. Leave 'retention' out");
  }

  @Override
  public List<Month> months() {
    return List.of();
  }

  @Override
  public List<ArchivedPart> parts() {
    return List.of();
  }

  @Override
  public List<StoredRow> held(YearMonth month, long afterSeq, int limit) {
    return List.of();
  }

  @Override
  public void giveUp(ArchivedPart part, List<StoredRow> rows) {
    throw refusal();
  }

  @Override
  public void takeBack(ArchivedPart part, List<StoredRow> rows, Instant at) {
    throw refusal();
  }

  @Override
  public List<ArchivedPart> partsWithoutDays() {
    return List.of();
  }

  @Override
  public void keepDays(ArchivedPart part, List<StoredRow> rows) {
    throw refusal();
  }

  @Override
  public void recount() {
    // It has none.
  }

  @Override
  public void compact() {
    // It has nothing that it could give back.
  }
}
