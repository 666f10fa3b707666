package io.aecos.analytics.retention;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.ledger.Segments.Month;
import io.aecos.analytics.ledger.StoredRow;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Moves what is old from a ledger into an archive, month by month, and brings it back. Each part is
 * written, read again and proven before the ledger gives its content up in one transaction: ended
 * at any instant, each event is whole in the one or the other, and the next run goes on. Nothing is
 * ever deleted. Runs follow one another; whoever calls sees to that within a process, and between
 * processes a duty, and the ledger besides, which refuses the second.
 */
public final class Retention {
  /** What was brought back is wanted, so it is left alone for so long. */
  static final Duration LEFT_ALONE = Duration.ofDays(30);

  private static final int PAGE = 10_000;
  private static final int MOST_ROWS = 50_000;
  private static final int MOST_BYTES = 64 << 20;

  private final UUID ledger;
  private final boolean archives;
  private final Segments segments;
  private final Archive archive;
  private final RetentionRules rules;
  private final Circumstances circumstances;
  private final Clock clock;

  /**
   * Over a ledger without {@link Ledger#segments} nothing can leave it, and {@code rules} must not
   * ask for that.
   */
  public Retention(Ledger ledger, Archive archive, RetentionRules rules, Clock clock) {
    this(ledger, archive, rules, new Circumstances(Duty.OWN, Set::of), clock);
  }

  /**
   * What else a run goes by: only while {@code duty} is this server's, and without the projects
   * that are {@code held} besides those of the rules, which is asked for each month.
   */
  public record Circumstances(Duty duty, Supplier<Set<String>> held) {}

  /** As the above, in {@code circumstances}. */
  public Retention(
      Ledger ledger,
      Archive archive,
      RetentionRules rules,
      Circumstances circumstances,
      Clock clock) {
    this.circumstances = circumstances;
    this.ledger = ledger.identity();
    this.archives = ledger.segments().isPresent();
    this.segments = ledger.segments().orElse(new NoSegments());
    if (!archives && !rules.keepsEverything()) {
      throw NoSegments.refusal();
    }
    this.archive = archive;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether anything can leave this ledger at all. */
  public boolean archives() {
    return archives;
  }

  /** Is told how far a run is: {@code done} of {@code total} months. */
  @FunctionalInterface
  public interface Progress {
    Progress SILENT = (done, total, what) -> {};

    void at(long done, long total, String what);
  }

  /**
   * What came of a run, or with {@code dryRun} would come of it: months in which something is old
   * enough, oldest first.
   */
  public record Outcome(boolean dryRun, List<Moved> months, long events, long bytes) {}

  /**
   * Of a month {@code events} of {@code bytes} were moved, in {@code files}; {@code held} stay for
   * a project's sake, {@code kept} for their module's. {@code note} says why nothing was looked at.
   */
  public record Moved(
      YearMonth month, long events, long bytes, int files, long held, long kept, String note) {}

  /** As they are now, with all projects that are held. */
  public RetentionRules rules() {
    return rules.holding(circumstances.held().get());
  }

  /** Whether of the servers that share the ledger this is the one that archives. */
  public boolean isOurs() {
    return circumstances.duty().isMine();
  }

  /** Archives all that is old enough; with {@code dry} it only counts what that would be. */
  public Outcome run(boolean dry, Progress progress) {
    goOn(dry);
    LocalDate today = today();
    List<Month> due =
        segments.months().stream()
            .filter(month -> month.held() > 0 && rules.isOver(month.month(), today))
            .toList();
    List<Moved> moved = new ArrayList<>();
    for (Month month : due) {
      progress.at(moved.size(), due.size(), (dry ? "looking at " : "archiving ") + month.month());
      moved.add(isLeftAlone(month) ? leftAlone(month) : move(month.month(), today, dry));
    }
    if (!dry) {
      keepDays(progress);
    }
    return new Outcome(
        dry,
        List.copyOf(moved),
        moved.stream().mapToLong(Moved::events).sum(),
        moved.stream().mapToLong(Moved::bytes).sum());
  }

  /** Comes last: a file that cannot be read keeps nothing else from being archived. */
  private void keepDays(Progress progress) {
    List<ArchivedPart> parts = segments.partsWithoutDays();
    int done = 0;
    for (ArchivedPart part : parts) {
      progress.at(done++, parts.size(), "adding up the days of " + part.month());
      goOn(false);
      segments.keepDays(part, proven(part));
    }
  }

  private boolean isLeftAlone(Month month) {
    return month.broughtBack() != null
        && month.broughtBack().plus(LEFT_ALONE).isAfter(clock.instant());
  }

  private static Moved leftAlone(Month month) {
    String until = String.valueOf(month.broughtBack()).substring(0, 10);
    return new Moved(
        month.month(),
        0,
        0,
        0,
        0,
        month.held(),
        "brought back on " + until + " and left alone for " + LEFT_ALONE.toDays() + " days");
  }

  private Moved move(YearMonth month, LocalDate today, boolean dry) {
    Tally tally = new Tally(month, rules(), dry);
    long seq = 0;
    List<StoredRow> rows = segments.held(month, seq, PAGE);
    while (!rows.isEmpty()) {
      for (StoredRow row : rows) {
        tally.take(row, today);
        seq = row.seq();
      }
      goOn(dry);
      rows = segments.held(month, seq, PAGE);
    }
    tally.hand();
    return tally.moved();
  }

  private void goOn(boolean dry) {
    if (Thread.currentThread().isInterrupted()) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          "the run was ended before it was through; the next one goes on where it ended");
    }
    if (!dry && !isOurs()) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT,
          "another server of this ledger archives or brings back, or did within the last "
              + Duty.TERM_SECONDS
              + " seconds; see what it did, or try again when it is through");
    }
  }

  /** Gathers what is due of one month until it fills a part. */
  private final class Tally {
    private final YearMonth month;
    private final RetentionRules now;
    private final boolean dry;
    private final List<StoredRow> waiting = new ArrayList<>();
    private long waitingBytes;
    private long events;
    private long bytes;
    private long held;
    private long kept;
    private int files;

    Tally(YearMonth month, RetentionRules now, boolean dry) {
      this.month = month;
      this.now = now;
      this.dry = dry;
    }

    void take(StoredRow row, LocalDate today) {
      var event = row.event();
      if (!now.isDue(event, month, today)) {
        held += now.isHeld(event) ? 1 : 0;
        kept += now.isHeld(event) ? 0 : 1;
        return;
      }
      events++;
      bytes += row.body().length;
      if (!dry) {
        waiting.add(row);
        waitingBytes += row.body().length;
      }
      if (waiting.size() >= MOST_ROWS || waitingBytes >= MOST_BYTES) {
        hand();
      }
    }

    void hand() {
      if (!waiting.isEmpty()) {
        List<StoredRow> rows = List.copyOf(waiting);
        segments.giveUp(archive.write(ledger, month, rows, clock.instant()), rows);
        files++;
        waiting.clear();
        waitingBytes = 0;
      }
    }

    Moved moved() {
      return new Moved(month, events, bytes, files, held, kept, "");
    }
  }

  /** What was brought back: the parts of whole months, since that is how they are kept. */
  public record BroughtBack(YearMonth from, YearMonth to, long events, int files) {}

  /**
   * Takes what happened from {@code from} to {@code to}, and the rest of these months with it, back
   * into the ledger, proven to be what was given up. They are left alone for 30 days.
   */
  public BroughtBack bringBack(LocalDate from, LocalDate to, Progress progress) {
    YearMonth first = YearMonth.from(from);
    YearMonth last = YearMonth.from(to);
    List<ArchivedPart> parts =
        segments.parts().stream()
            .filter(part -> !part.month().isBefore(first) && !part.month().isAfter(last))
            .toList();
    long events = 0;
    int files = 0;
    for (ArchivedPart part : parts) {
      progress.at(files, parts.size(), "bringing back " + part.month());
      goOn(false);
      segments.takeBack(part, proven(part, files, events), clock.instant());
      archive.remove(part);
      events += part.rows();
      files++;
    }
    return new BroughtBack(first, last, events, files);
  }

  /** What was brought back before it stays so, and is told where this one cannot be. */
  private List<StoredRow> proven(ArchivedPart part, int files, long events) {
    try {
      return proven(part);
    } catch (AnalyticsException e) {
      if (files == 0) {
        throw e;
      }
      throw new AnalyticsException(
          e.code(),
          "%s; before it, files brought back: %d, events: %d, which stay in the ledger"
              .formatted(e.getMessage(), files, events),
          e);
    }
  }

  private List<StoredRow> proven(ArchivedPart part) {
    List<StoredRow> rows = archive.read(part, part.firstSeq(), part.lastSeq());
    if (rows.size() != part.rows() || !RowsHash.of(rows).equals(part.content())) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          part.file() + " in the archive is not what was written; put it back from a backup");
    }
    return rows;
  }

  /** Makes the ledger give the room of what was archived back to the disk. */
  public void compact() {
    segments.compact();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The months of the ledger, oldest first, each with its state. */
  public List<Segment> segments() {
    LocalDate today = today();
    List<ArchivedPart> parts = segments.parts();
    return segments.months().stream().map(month -> Segment.of(month, parts, today)).toList();
  }

  /** Where what left the ledger is, for people. */
  public String place() {
    return archive.words();
  }

  /**
   * What is wrong with the archive; empty if nothing. With {@code deep} each file is read, wherever
   * it is.
   */
  public List<String> faults(boolean deep) {
    return archive.faults(segments.parts(), deep);
  }

  /** What runs that were broken off left half written in the archive; of no use to anybody. */
  public List<String> leftovers() {
    return archive.leftovers();
  }

  /** Removes {@link #leftovers}; how many there were. */
  public int removeLeftovers() {
    return archive.removeLeftovers();
  }

  /** Counts the ledger's months again by its rows; deliveries wait meanwhile. */
  public void recount() {
    segments.recount();
  }

  /** How many archived files there are that nothing is known of; people decide what they are. */
  public List<String> strangers() {
    return archive.strangers(
        segments.parts().stream().map(ArchivedPart::file).collect(Collectors.toSet()));
  }
}
