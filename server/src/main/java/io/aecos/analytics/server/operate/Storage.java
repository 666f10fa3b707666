package io.aecos.analytics.server.operate;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.AccountingBook.Line;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Segment;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.operate.StorageJson.ArchiveJson;
import io.aecos.analytics.server.operate.StorageJson.DayJson;
import io.aecos.analytics.server.operate.StorageJson.DiskJson;
import io.aecos.analytics.server.operate.StorageJson.FilesJson;
import io.aecos.analytics.server.operate.StorageJson.GrowthJson;
import io.aecos.analytics.server.operate.StorageJson.SegmentJson;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures what the data directory holds and how it grows, anew each time it is asked. */
public final class Storage {
  private static final int DAYS = 30;

  /** A first import says nothing about the days that follow it. */
  private static final int FEWEST_DAYS = 7;

  private final Ledger ledger;
  private final Projection projection;
  private final DataDirectory directory;
  private final LongSupplier ledgerBytes;
  private final Retention retention;
  private final Clock clock;

  /** {@code ledgerBytes} tells how much the ledger takes, wherever it is. */
  public Storage(
      Ledger ledger,
      Projection projection,
      DataDirectory directory,
      LongSupplier ledgerBytes,
      Retention retention,
      Clock clock) {
    this.ledgerBytes = ledgerBytes;
    this.retention = retention;
    this.ledger = ledger;
    this.projection = projection;
    this.directory = directory;
    this.clock = clock;
  }

  public StorageJson measure() {
    List<Line> lines = ledger.accounting().lines();
    long events = lines.stream().mapToLong(line -> line.counts().stored()).sum();
    Optional<Plan.Window> span = projection.span(Access.everything(), Condition.ALWAYS);
    FilesJson ledgerFiles = new FilesJson(ledgerBytes.getAsLong());
    FilesJson projectionFiles = files(directory.projection());
    GrowthJson growth = growth(lines, events, ledgerFiles.bytes() + projectionFiles.bytes());
    List<Segment> segments = retention.segments();
    return new StorageJson(
        events,
        span.map(Plan.Window::from).orElse(null),
        span.map(Plan.Window::to).orElse(null),
        ledgerFiles,
        projectionFiles,
        growth,
        disk(growth, lines),
        retention.rules().words(),
        archive(segments, retention.place()),
        segments.stream().map(Storage::json).toList());
  }

  private static ArchiveJson archive(List<Segment> segments, String place) {
    return new ArchiveJson(
        place,
        segments.stream().mapToLong(Segment::archived).sum(),
        segments.stream().mapToInt(Segment::files).sum(),
        segments.stream().mapToLong(Segment::archiveBytes).sum());
  }

  private static SegmentJson json(Segment segment) {
    return new SegmentJson(
        segment.month().toString(),
        segment.state().text(),
        segment.inLedger() + segment.archived(),
        segment.inLedger(),
        segment.ledgerBytes(),
        segment.archived(),
        segment.archiveBytes(),
        segment.files(),
        segment.late());
  }

  private GrowthJson growth(List<Line> lines, long events, long bytes) {
    LocalDate today = today();
    Map<LocalDate, Long> stored = new TreeMap<>();
    for (int back = DAYS - 1; back >= 0; back--) {
      stored.put(today.minusDays(back), 0L);
    }
    lines.forEach(
        line -> stored.computeIfPresent(line.day(), (day, sum) -> sum + line.counts().stored()));
    long fresh = stored.values().stream().mapToLong(Long::longValue).sum();
    long age = age(lines);
    List<DayJson> days =
        stored.entrySet().stream().map(day -> new DayJson(day.getKey(), day.getValue())).toList();
    if (age < FEWEST_DAYS) {
      return new GrowthJson(days, null, null);
    }
    double perDay = (double) fresh / Math.min(DAYS, age);
    return new GrowthJson(days, Numbers.computed(perDay), Math.round(perDay * bytes / events));
  }

  private DiskJson disk(GrowthJson growth, List<Line> lines) {
    try {
      FileStore disk = Files.getFileStore(directory.root());
      String note = unforeseeable(growth, age(lines));
      Long perDay = growth.bytesPerDay();
      Long days = note != null || perDay == null ? null : disk.getUsableSpace() / perDay;
      return new DiskJson(disk.getUsableSpace(), disk.getTotalSpace(), days, note);
    } catch (IOException e) {
      throw unreadable(directory.root(), e);
    }
  }

  private static @Nullable String unforeseeable(GrowthJson growth, long age) {
    if (age == 0) {
      return "nothing was received yet";
    }
    Long perDay = growth.bytesPerDay();
    if (perDay == null) {
      return "too early to tell: events have been coming for less than " + FEWEST_DAYS + " days";
    }
    return perDay == 0 ? "nothing was stored in the last " + DAYS + " days" : null;
  }

  /** For how many days events have been coming, the first one and today included. */
  private long age(List<Line> lines) {
    return lines.stream()
        .map(Line::day)
        .min(LocalDate::compareTo)
        .map(first -> ChronoUnit.DAYS.between(first, today()) + 1)
        .orElse(0L);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private FilesJson files(Path database) {
    try {
      return new FilesJson(directory.bytesOf(database));
    } catch (IOException e) {
      throw unreadable(directory.root(), e);
    }
  }

  private static AnalyticsException unreadable(Path path, IOException e) {
    return new AnalyticsException(
        ErrorCode.LEDGER_UNAVAILABLE,
        path.getFileName() + " cannot be looked at; the server's log tells why",
        e);
  }
}
