package io.aecos.analytics.server;

import io.aecos.analytics.engine.duckdb.ParquetArchive;
import io.aecos.analytics.engine.s3.S3Keys;
import io.aecos.analytics.engine.s3.S3Place;
import io.aecos.analytics.engine.s3.S3Store;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteSettings;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.FetchedFiles;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.s3.S3Server;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A process of its own that stores, archives and brings back without end, and names each delivery
 * that it stored, until it is killed.
 */
final class KilledRetention {
  static final int EVENTS = 60;

  /** No run makes so many days of its deliveries. */
  static final long RUN_DAYS = 1_000;

  /** In which archives are that are given the address of a store. */
  static final String BUCKET = "killed";

  /** Less than a run's files take, so that some are fetched again and again. */
  private static final long ROOM = 1 << 16;

  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  private KilledRetention() {}

  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    long run = Long.parseLong(arguments[1]);
    Random random = new Random(run);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ParquetArchive archive = archive(directory, arguments[2]);
        Ledger ledger = open(directory, archive)) {
      for (int delivery = 0; ; delivery++) {
        ledger.append(
            new LedgerBatch(
                "test", NOW, events(run, delivery), List.of(), List.of(), SourceReport.NOTHING));
        out.println(delivery);
        Retention retention = retention(ledger, archive, run * RUN_DAYS + 31L * delivery);
        retention.run(false, Progress.SILENT);
        if (random.nextInt(3) == 0) {
          LocalDate day = YearMonth.of(2025, 1 + random.nextInt(3)).atDay(1);
          retention.bringBack(day, day, Progress.SILENT);
        }
      }
    }
  }

  /** In the bucket of the store at {@code endpoint}, or in {@code directory} if that is empty. */
  static ParquetArchive archive(Path directory, String endpoint) {
    if (endpoint.isEmpty()) {
      return ParquetArchive.in(directory.resolve("archive"));
    }
    ArchiveStore store =
        S3Store.open(
            S3Place.of(
                endpoint, BUCKET, String.valueOf(directory.getFileName()), "us-east-1", true),
            new S3Keys(S3Server.ACCESS_KEY, S3Server.SECRET_KEY),
            directory.resolve("drafts"));
    return new ParquetArchive(store, new FetchedFiles(store, directory.resolve("fetched"), ROOM));
  }

  static Ledger open(Path directory, ParquetArchive archive) {
    return SqliteLedger.open(directory.resolve("ledger.sqlite"), SqliteSettings.DEFAULT, archive);
  }

  /** On a day so long after the first that what was brought back before is due again. */
  static Retention retention(Ledger ledger, ParquetArchive archive, long day) {
    return new Retention(
        ledger,
        archive,
        new RetentionRules(Keep.parse("90d"), Map.of(), Set.of()),
        Clock.fixed(NOW.plus(Duration.ofDays(day)), ZoneOffset.UTC));
  }

  /** The events of a delivery, which are of three months. */
  static List<Event> events(long run, int delivery) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Instant at =
          YearMonth.of(2025, 1 + i % 3)
              .atDay(1 + i % 28)
              .atTime(i % 24, delivery % 60)
              .toInstant(ZoneOffset.UTC);
      events.add(
          Practice.event(run + " " + delivery + " " + i, Practice.PARSED, at)
              .user(Practice.PEOPLE.get(i % 5))
              .value(0.5)
              .build());
    }
    return events;
  }
}
