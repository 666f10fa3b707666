package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Mapping;
import io.aecos.analytics.intake.QuarantineDesk;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Selection;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intake on a real ledger: each item has one outcome, and the books add up to the unit. */
final class IntakeTest {
  private static final Clock CLOCK =
      Clock.fixed(Practice.MONDAY.plus(Duration.ofDays(100)), ZoneOffset.UTC);

  @TempDir Path directory;
  private final AtomicInteger woken = new AtomicInteger();
  private Ledger ledger;
  private Intake intake;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
    intake = new Intake(ledger, EventCatalog.shipped(), CLOCK, woken::incrementAndGet);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void accept_eachKindOfItem_hasItsOutcome() {
    Event event = Practice.event("a", Practice.PARSED, Practice.MONDAY).build();
    Event future =
        Practice.event("b", Practice.PARSED, CLOCK.instant().plus(Duration.ofDays(2))).build();
    Receipt receipt =
        intake.accept(
            Delivery.of(
                "http",
                List.of(
                    new Delivery.Typed(event, "0"),
                    new Delivery.Json(EventJson.write(event), "1"),
                    new Delivery.Typed(future, "2"),
                    new Delivery.Json(bytes("{\"id\":7}"), "3"),
                    new Delivery.Json(new byte[Intake.MAX_ITEM_BYTES + 1], "4"),
                    new Delivery.Broken(bytes("cut"), "log.jsonl:9", "", "the line is cut"),
                    new Delivery.Refused("6", "100 MB"))));

    assertThat(receipt.received()).isEqualTo(7);
    assertThat(receipt.stored()).isEqualTo(1);
    assertThat(receipt.duplicate()).isEqualTo(1);
    assertThat(receipt.quarantined())
        .extracting(Receipt.Problem::index, Receipt.Problem::location)
        .containsExactly(tuple(2, "2"), tuple(3, "3"), tuple(5, "log.jsonl:9"));
    assertThat(receipt.quarantined().get(1).reason()).isEqualTo("id: must be text, not a number");
    assertThat(receipt.refused()).extracting(Receipt.Problem::index).containsExactly(4, 6);
    assertThat(receipt.lastSeq()).isEqualTo(ledger.lastSeq());
    assertThat(woken).hasValue(1);
  }

  @Test
  void accept_hookAndConnectorNameOneThingInTwoForms_meet() {
    Event read =
        Practice.event("read", Practice.PARSED, Practice.MONDAY)
            .project("Zu\u0308rich")
            .user("mia ")
            .build();
    Event told =
        Practice.event("told", Practice.PARSED, Practice.MONDAY)
            .project("Z\u00fcrich")
            .user("mia")
            .build();
    intake.accept(Delivery.of("workspace:x", List.of(new Delivery.Typed(read, "1"))));
    intake.accept(
        Delivery.of("http", List.of(new Delivery.Json(EventJson.write(told), "index 0"))));

    assertThat(ledger.read(0, 10))
        .extracting(row -> row.event().project(), row -> row.event().user())
        .containsExactly(tuple("Zürich", "mia"), tuple("Zürich", "mia"));
    assertThat(ledger.read(0, 1).get(0).event().attributes().get(Event.RECEIVED))
        .isEqualTo(Map.of("project", "Zu\u0308rich", "user", "mia "));
  }

  @Test
  void accept_whatIsQuarantined_belongsWhereItSays() {
    Delivery.Json item =
        new Delivery.Json(bytes("{\"project\":\"p\",\"module\":\"parser\",\"value\":true}"), "0");
    Delivery.Broken record =
        new Delivery.Broken(bytes("{\"type\":\"IfcWall\"}"), "models/a.json", "", "cut");
    intake.accept(Delivery.of("http", List.of(item, new Delivery.Json(bytes("oops"), "1"))));
    intake.accept(Delivery.of("workspace:models", List.of(record)).in("Zu\u0308rich"));

    assertThat(ledger.quarantine().waiting())
        .containsExactlyInAnyOrder(
            new Waiting("http", Belonging.UNKNOWN, 1),
            new Waiting("http", new Belonging("p", "parser", null, null), 1),
            new Waiting(
                "workspace:models", new Belonging("Zürich", null, null, "workspace:models"), 1));
  }

  @Test
  void desk_settlesASelectionTogether() {
    QuarantineDesk desk = new QuarantineDesk(ledger, intake, EventCatalog.shipped(), CLOCK);
    List<Delivery.Item> items = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(
          new Delivery.Json(
              bytes(
                  "{\"id\":\"00000000-0000-4000-8000-00000000000%d\",\"module\":\"parser\",\"type\":\"parse_completed\",\"occurredAt\":\"%s\",\"project\":\"p\",\"value\":%d}"
                      .formatted(i, Practice.MONDAY, i + 2)),
              "line " + i));
    }
    items.add(new Delivery.Json(bytes("oops"), "line 5"));
    intake.accept(Delivery.of("http", items));
    Selection ofProject = new Selection(null, "value", "p", null);
    Viewer viewer = Viewer.localAdministrator();

    QuarantineDesk.Replay still = desk.replay(ofProject, Mapping.NONE, viewer);
    assertThat(still.replayed()).isZero();
    assertThat(still.failures()).hasSize(5).allMatch(failure -> failure.field().equals("value"));
    Mapping mending = new Mapping(null, Map.of(), List.of(), List.of(), Map.of("value", 0.5));
    assertThat(desk.replay(ofProject, mending, viewer).replayed()).isEqualTo(5);
    assertThat(desk.replay(ofProject, mending, viewer).replayed()).isZero();
    assertThat(desk.discard(new Selection("http", null, null, "JSON"), "a test", viewer))
        .isEqualTo(1);
    assertThat(ledger.quarantine().open()).isZero();
    assertThat(ledger.read(0, 100)).hasSize(5 + 6);
  }

  @Test
  void accept_sameDeliveryAgain_storesNothing() {
    Delivery delivery =
        Delivery.of(
            "http",
            List.of(
                new Delivery.Json(bytes("nonsense"), "0"),
                new Delivery.Typed(
                    Practice.event("a", Practice.PARSED, Practice.MONDAY).build(), "1")));
    intake.accept(delivery);
    Receipt again = intake.accept(delivery);
    assertThat(again.duplicate()).isEqualTo(2);
    assertThat(again.stored()).isZero();
    assertThat(again.quarantined()).isEmpty();
    assertThat(ledger.quarantine().open()).isEqualTo(1);
  }

  @Test
  void accept_randomDeliveries_addUpToTheUnit() {
    Random random = new Random(11);
    List<Event> events = Practice.of(11).happenings(300);
    Counts told = Counts.NONE;
    long received = 0;
    for (int delivery = 0; delivery < 80; delivery++) {
      List<Delivery.Item> items = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        items.add(item(random, events));
      }
      Receipt receipt = intake.accept(Delivery.of("source " + random.nextInt(3), items));
      assertThat(receipt.received())
          .isEqualTo(items.size())
          .isEqualTo(
              receipt.stored()
                  + receipt.duplicate()
                  + receipt.quarantined().size()
                  + receipt.refused().size());
      received += items.size();
      told = told.plus(counts(receipt));
    }
    assertThat(ledger.accounting().total()).isEqualTo(told);
    assertThat(told.received()).isEqualTo(received);
    assertThat(ledger.read(0, 1000)).hasSize((int) told.stored());
    assertThat(ledger.quarantine().open()).isEqualTo(told.quarantined());
  }

  private static Delivery.Item item(Random random, List<Event> events) {
    Event event = events.get(random.nextInt(events.size()));
    return switch (random.nextInt(6)) {
      case 0 -> new Delivery.Json(bytes("{\"n\":" + random.nextInt(50) + "}"), "line");
      case 1 -> new Delivery.Broken(bytes("b" + random.nextInt(50)), "line", "", "broken");
      case 2 -> new Delivery.Refused("line", "too large");
      case 3 -> new Delivery.Json(EventJson.write(event), "line");
      default -> new Delivery.Typed(event, "line");
    };
  }

  private static Counts counts(Receipt receipt) {
    return new Counts(
        receipt.stored(),
        receipt.duplicate(),
        receipt.quarantined().size(),
        receipt.refused().size());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
