package io.aecos.analytics.server.operate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Segment;
import io.aecos.analytics.server.operate.Examination.Check;
import java.util.List;
import java.util.Locale;

/**
 * Whether what left the ledger is where it should be, and nothing is counted twice or not at all.
 */
public final class ArchiveExamination {
  private static final int MOST = 5;

  private final Ledger ledger;
  private final Retention retention;

  public ArchiveExamination(Ledger ledger, Retention retention) {
    this.ledger = ledger;
    this.retention = retention;
  }

  /**
   * What it found; what cannot be looked at is a finding. With {@code deep} each file is read,
   * wherever it is.
   */
  public Check look(boolean deep) {
    try {
      return found(deep);
    } catch (AnalyticsException e) {
      return new Check("archive", false, String.valueOf(e.getMessage()), Remedy.REACH_ARCHIVE);
    }
  }

  private Check found(boolean deep) {
    if (!retention.archives()) {
      return new Check("archive", null, "this kind of ledger keeps everything");
    }
    List<String> faults = retention.faults(deep);
    if (!faults.isEmpty()) {
      return new Check(
          "archive",
          false,
          named(faults) + "; put it back into " + retention.place() + ", or restore a backup",
          Remedy.FETCH_FILES);
    }
    long before = ledger.accounting().total().stored();
    List<Segment> segments = retention.segments();
    long held = segments.stream().mapToLong(each -> each.inLedger() + each.archived()).sum();
    long after = ledger.accounting().total().stored(); // Events may arrive meanwhile.
    if (held < before || held > after) {
      String counts = "%,d events in ledger and archive, and %,d were stored";
      return new Check(
          "archive", false, String.format(Locale.ROOT, counts, held, after), Remedy.RECOUNT_MONTHS);
    }
    List<String> leftovers = retention.leftovers();
    return leftovers.isEmpty()
        ? found(segments)
        : new Check(
            "archive",
            false,
            "runs that were broken off left half of " + named(leftovers),
            Remedy.REMOVE_LEFTOVERS);
  }

  private Check found(List<Segment> segments) {
    long archived = segments.stream().mapToLong(Segment::archived).sum();
    int files = segments.stream().mapToInt(Segment::files).sum();
    List<String> strangers = retention.strangers();
    String more =
        strangers.isEmpty()
            ? ""
            : "; the ledger knows nothing of "
                + named(strangers)
                + ", which a run that was broken"
                + " off or another ledger may have left";
    if (archived == 0) {
      return new Check("archive", null, "nothing is archived" + more);
    }
    return new Check(
        "archive",
        true,
        String.format(
                Locale.ROOT,
                "%,d events in %,d files in %s, as written",
                archived,
                files,
                retention.place())
            + more);
  }

  private static String named(List<String> names) {
    String first = String.join("; ", names.subList(0, Math.min(MOST, names.size())));
    return names.size() > MOST ? first + " and " + (names.size() - MOST) + " more" : first;
  }
}
