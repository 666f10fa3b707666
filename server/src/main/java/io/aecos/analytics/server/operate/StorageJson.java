package io.aecos.analytics.server.operate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held, where it lies and for how long there is room. {@code oldest} and {@code newest} are
 * when the first and the last event happened; {@code retention} says what stays in the ledger;
 * {@code segments} are the months of the events, oldest first.
 */
public record StorageJson(
    long events,
    @Nullable Instant oldest,
    @Nullable Instant newest,
    FilesJson ledger,
    FilesJson projection,
    GrowthJson growth,
    DiskJson disk,
    String retention,
    ArchiveJson archive,
    List<SegmentJson> segments) {

  /** The files of one part, those beside it that belong to it included. */
  public record FilesJson(long bytes) {}

  /**
   * What was stored on each of the last UTC days, the last of which is today, and on average, which
   * is null as long as it would be that of a first import; {@code bytesPerDay} takes the events of
   * these days to need as much room as all others do.
   */
  public record GrowthJson(
      List<DayJson> days, @Nullable BigDecimal eventsPerDay, @Nullable Long bytesPerDay) {}

  /** The events that were received and stored on one day. */
  public record DayJson(LocalDate day, long events) {}

  /** So many events stand in so many files of the archive, which is in {@code place}. */
  public record ArchiveJson(String place, long events, int files, long bytes) {}

  /**
   * A month (UTC, by when events happened) and its {@code state}: {@code open}, {@code sealed} or
   * {@code archived}. Of its {@code events}, {@code inLedger} have their content there and {@code
   * archived} in the archive, with its bytes; {@code late} came after some of it was archived.
   */
  public record SegmentJson(
      String month,
      String state,
      long events,
      long inLedger,
      long ledgerBytes,
      long archived,
      long archiveBytes,
      int files,
      long late) {}

  /**
   * The disk that the data lie on. {@code fullInDays} is null where it cannot be told; {@code note}
   * then says why.
   */
  public record DiskJson(
      long freeBytes, long totalBytes, @Nullable Long fullInDays, @Nullable String note) {}
}
