package io.aecos.analytics.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.operate.StorageJson.DayJson;
import io.aecos.analytics.testkit.ledger.MemoryArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  private static final Instant NOW = Instant.parse("2026-06-30T10:00:00Z");
  private static final EventType PARSED = EventType.parse("parser/parse_completed");

  @TempDir Path folder;
  private final MemoryProjection projection = new MemoryProjection();
  private DataDirectory directory;
  private Ledger ledger;

  @BeforeEach
  void open() {
    directory = new DataDirectory(folder);
    ledger = SqliteLedger.open(directory.ledger());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void nothing_isMeasuredAsNothing() {
    StorageJson state = measure();

    assertThat(state.events()).isZero();
    assertThat(state.oldest()).isNull();
    assertThat(state.newest()).isNull();
    assertThat(state.growth().eventsPerDay()).isNull();
    assertThat(state.growth().bytesPerDay()).isNull();
    assertThat(state.disk().fullInDays()).isNull();
    assertThat(state.disk().note()).isEqualTo("nothing was received yet");
    assertThat(state.retention()).isEqualTo("everything");
  }

  @Test
  void files_areTheDatabasesWithWhatLiesBesideThem() throws Exception {
    Files.write(folder.resolve("projection.duckdb"), new byte[300]);
    Files.write(folder.resolve("projection.duckdb.wal"), new byte[40]);
    Files.write(folder.resolve("config.yaml"), new byte[1_000]);
    received(1, 5);
    StorageJson state = measure();

    assertThat(state.projection().bytes()).isEqualTo(340);
    assertThat(state.ledger().bytes())
        .isEqualTo(size("ledger.sqlite") + size("ledger.sqlite-wal") + size("ledger.sqlite-shm"))
        .isPositive();
  }

  @Test
  void steadyGrowth_tellsForHowLongThereIsRoom() {
    for (int daysAgo = 0; daysAgo < 10; daysAgo++) {
      received(daysAgo, 20);
    }
    StorageJson state = measure();
    long bytes = state.ledger().bytes() + state.projection().bytes();

    assertThat(state.events()).isEqualTo(200);
    assertThat(state.newest()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(state.oldest()).isEqualTo(NOW.minus(Duration.ofHours(1)).minus(Duration.ofDays(9)));
    assertThat(state.growth().eventsPerDay()).isEqualByComparingTo("20");
    assertThat(state.growth().bytesPerDay()).isEqualTo(Math.round(20.0 * bytes / 200));
    assertThat(state.disk().freeBytes()).isBetween(1L, state.disk().totalBytes());
    assertThat(state.disk().fullInDays())
        .isEqualTo(state.disk().freeBytes() / state.growth().bytesPerDay());
    assertThat(state.disk().note()).isNull();
  }

  @Test
  void growth_isThatOfTheLastThirtyDays() {
    received(30, 500);
    received(29, 6);
    received(0, 3);
    StorageJson state = measure();

    assertThat(state.events()).isEqualTo(509);
    assertThat(state.growth().eventsPerDay()).isEqualByComparingTo("0.3");
    assertThat(state.growth().days())
        .hasSize(30)
        .contains(new DayJson(LocalDate.parse("2026-06-01"), 6))
        .endsWith(new DayJson(LocalDate.parse("2026-06-30"), 3));
  }

  @Test
  void firstImport_isNoDailyRateAndForetellsNothing() {
    received(5, 10_000);
    StorageJson state = measure();

    assertThat(state.growth().eventsPerDay()).isNull();
    assertThat(state.growth().bytesPerDay()).isNull();
    assertThat(state.disk().fullInDays()).isNull();
    assertThat(state.disk().note()).startsWith("too early to tell");
  }

  @Test
  void idleLedger_isSaidToBeIdle() {
    received(60, 10);

    assertThat(measure().disk().fullInDays()).isNull();
    assertThat(measure().disk().note()).isEqualTo("nothing was stored in the last 30 days");
  }

  private StorageJson measure() {
    projection.apply(ledger.read(projection.watermark().seq(), 100_000));
    Retention retention =
        new Retention(ledger, new MemoryArchive(), RetentionRules.EVERYTHING, at(NOW));
    return new Storage(ledger, projection, directory, this::ledgerBytes, retention, at(NOW))
        .measure();
  }

  private long ledgerBytes() {
    try {
      return directory.bytesOf(directory.ledger());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** So many events of that day come in, each an hour after it happened. */
  private void received(int daysAgo, int count) {
    Instant then = NOW.minus(Duration.ofDays(daysAgo));
    List<Delivery.Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Event event =
          Event.builder(UUID.randomUUID(), then.minus(Duration.ofHours(1)), PARSED, "test").build();
      items.add(new Delivery.Typed(event, "event " + i));
    }
    new Intake(ledger, EventCatalog.load(folder), at(then), () -> {})
        .accept(Delivery.of("test", items));
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private long size(String name) throws Exception {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
