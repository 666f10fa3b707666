package io.aecos.analytics.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.duty.Duties;
import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.postgres.PostgresDuties;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.ErasedPeople;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Erasure;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.stores.Stores;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.ledger.MemoryArchive;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasing where months are archived, and where several servers could do it. */
final class ErasingTest {
  private static final Clock AUGUST =
      Clock.fixed(Instant.parse("2026-08-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String NAME = "ada.hollis";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static PostgresServer database;

  @TempDir Path directory;
  private final MemoryArchive archive = new MemoryArchive();

  @BeforeAll
  static void start() throws IOException {
    database = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
  }

  private static PostgresAddress fresh() {
    return PostgresAddress.parse(database.address("erased_" + SCHEMAS.incrementAndGet()), null);
  }

  private Stores stores(@Nullable PostgresAddress address) {
    DataDirectory data = new DataDirectory(directory);
    data.create();
    return Stores.at(data, address);
  }

  private static void fill(Ledger ledger, Registry registry) {
    ledger.append(
        new LedgerBatch(
            "test",
            Practice.MONDAY,
            List.of(
                Practice.event("one", Practice.GENERATED, Practice.MONDAY).user(NAME).build(),
                Practice.event("two", Practice.GENERATED, Practice.MONDAY).user("tom").build()),
            List.of(),
            List.of(),
            SourceReport.NOTHING));
    new Directory(registry)
        .add(new Person(NAME, Role.INDIVIDUAL, Set.of(NAME), null, true, Practice.MONDAY));
  }

  private static Erasing erasing(Ledger ledger, Registry registry, Duty duty, Runnable rewritten) {
    ErasedPeople erased = new ErasedPeople(EventCatalog.shipped());
    erased.become(registry.read(entries -> entries.erasures().pseudonyms()));
    return new Erasing(
        new Erasing.Parts(ledger, registry, erased, rewritten, name -> {}, false, duty, AUGUST));
  }

  private static long naming(Ledger ledger) {
    return ledger.read(0, 10).stream()
        .map(LedgerRow::event)
        .filter(event -> NAME.equals(event.user()))
        .count();
  }

  private static void await(BooleanSupplier wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void erase_whereItsMonthIsArchived_waitsAndSaysSo_untilItIsBroughtBack(boolean shared)
      throws InterruptedException {
    Stores stores = stores(shared ? fresh() : null);
    try (Ledger ledger = stores.openLedger(archive);
        Registry registry = stores.openRegistry()) {
      fill(ledger, registry);
      RetentionRules rules = new RetentionRules(Keep.parse("90d"), Map.of(), Set.of());
      Retention retention = new Retention(ledger, archive, rules, AUGUST);
      assertThat(retention.run(false, Retention.Progress.SILENT).events()).isEqualTo(2);
      Erasure begun;
      try (Erasing erasing = erasing(ledger, registry, Duty.OWN, () -> {})) {
        begun = erasing.erase(NAME);
        await(() -> !erasing.failure().isEmpty());
        assertThat(erasing.failure()).contains("restore-archive --from 1970-01-01");
        assertThat(erasing.find(begun.person()).isDone()).isFalse();
        assertThat(naming(ledger)).isEqualTo(1);
      }
      retention.bringBack(
          Practice.MONDAY.atZone(ZoneOffset.UTC).toLocalDate(),
          Practice.MONDAY.atZone(ZoneOffset.UTC).toLocalDate(),
          Retention.Progress.SILENT);

      try (Erasing erasing = erasing(ledger, registry, Duty.OWN, () -> {})) {
        erasing.start();
        await(() -> erasing.find(begun.person()).isDone());
        assertThat(erasing.failure()).isEmpty();
        assertThat(naming(ledger)).isZero();
      }
    }
  }

  /** The one that has the duty rewrites, and once it is gone, the other does. */
  @Test
  void erase_onTwoServers_isDoneByTheOneThatHasTheDuty() throws InterruptedException {
    PostgresAddress address = fresh();
    Stores stores = stores(address);
    AtomicInteger ones = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    try (Ledger ledger = stores.openLedger(archive);
        Registry registry = stores.openRegistry();
        PostgresDuties one = PostgresDuties.open(address, UUID.randomUUID());
        PostgresDuties other = PostgresDuties.open(address, UUID.randomUUID())) {
      fill(ledger, registry);
      Duties has = one;
      assertThat(has.of("erasure").isMine()).isTrue();
      Erasure begun;
      try (Erasing idle = erasing(ledger, registry, other.of("erasure"), others::incrementAndGet)) {
        begun = idle.erase(NAME);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(idle.find(begun.person()).isDone()).isFalse();
        try (Erasing working =
            erasing(ledger, registry, one.of("erasure"), ones::incrementAndGet)) {
          working.start();
          await(() -> working.find(begun.person()).isDone());
        }
        assertThat(naming(ledger)).isZero();
      }
      assertThat(ones).hasValue(1);
      assertThat(others).hasValue(0);
      assertThat(ledger.rewriting().edition()).isEqualTo(1);
    }
  }
}
