package io.aecos.analytics.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.SourceState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoImportTest {
  private static final Instant END = Instant.parse("2026-06-30T12:00:00Z");

  @TempDir Path folder;

  @Test
  void sources_sayHowManyEventsOfEachProjectWereRead() throws Exception {
    DemoFirm firm = DemoFirm.until(END).sized(3_000);
    try (Ledger ledger = SqliteLedger.open(folder.resolve("ledger.sqlite"))) {
      Intake intake = new Intake(ledger, EventCatalog.shipped(), Clock.systemUTC(), () -> {});
      new DemoImport(ledger, intake, firm).run(new Job("1", DemoImport.NAME, progress -> {}));

      Map<String, Long> events =
          firm.stream()
              .map(Event::project)
              .filter(Objects::nonNull)
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      assertThat(events).isNotEmpty();
      assertThat(ledger.sources().all())
          .allSatisfy(
              state ->
                  assertThat(state.itemsRead())
                      .as(state.project())
                      .isEqualTo(events.getOrDefault(state.project(), 0L)))
          .extracting(SourceState::project)
          .containsAll(events.keySet());
    }
  }

  @Test
  void events_areReceivedWhenTheMadeUpServerDid() throws Exception {
    DemoFirm firm = DemoFirm.until(END).sized(3_000);
    Map<UUID, Instant> expected = new HashMap<>();
    firm.deliveries()
        .forEachRemaining(
            delivery ->
                delivery
                    .events()
                    .forEach(event -> expected.put(event.id(), delivery.receivedAt())));
    try (Ledger ledger = SqliteLedger.open(folder.resolve("ledger.sqlite"))) {
      Intake intake = new Intake(ledger, EventCatalog.shipped(), Clock.systemUTC(), () -> {});
      new DemoImport(ledger, intake, firm).run(new Job("1", DemoImport.NAME, progress -> {}));

      assertThat(ledger.read(0, 10_000))
          .hasSameSizeAs(expected.keySet())
          .allMatch(row -> row.receivedAt().equals(expected.get(row.event().id())));
    }
  }
}
