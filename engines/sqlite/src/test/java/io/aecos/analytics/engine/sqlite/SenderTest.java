package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.intake.Rights;
import io.aecos.analytics.intake.Sender;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.SentBy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody speaks for others: what an item claims is held against who sends it. */
final class SenderTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final EventType PARSED = EventType.parse("parser/parse_completed");

  private static final Sender HOOK =
      Sender.program(
          "hook of tower",
          Rights.limitedTo(
              new Rights.Only(
                  Set.of("tower", "Zu\u0308rich"),
                  Set.of("hook:*", "ci"),
                  Set.of("parser", "hook"),
                  Set.of("ana")),
              false));
  private static final Sender SCRIPT =
      Sender.program("script", Rights.limitedTo(new Rights.Only(null, null, null, null), false));
  private static final Sender MENDER =
      Sender.program("mender", Rights.limitedTo(new Rights.Only(null, null, null, null), true));

  private static final Sender AS_ANA =
      Sender.program(
          "as ana",
          Rights.limitedTo(new Rights.Only(null, null, null, Set.of("ana", "a.ortega")), false)
              .closedTo(Set.of("vault")));

  @TempDir Path directory;
  private Ledger ledger;
  private Intake intake;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
    intake = new Intake(ledger, EventCatalog.shipped(), Clock.fixed(NOW, ZoneOffset.UTC), () -> {});
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void accept_whatASenderMayNotDeliver_isRefusedAndTheRestIsStored() {
    Receipt receipt =
        deliver(
            HOOK,
            event("1", own -> {}),
            event("2", other -> other.project("school")),
            event("3", unsaid -> unsaid.project(null)),
            event("4", other -> other.user("ben")),
            event("5", otherForm -> otherForm.project("Z\u00fcrich ")));

    assertThat(receipt.stored()).isEqualTo(2);
    assertThat(receipt.refused())
        .extracting(Receipt.Problem::index, Receipt.Problem::reason)
        .containsExactly(
            tuple(1, "project: 'school' is not yours to speak for"),
            tuple(2, "project: has to be one that you may speak for"),
            tuple(3, "user: 'ben' is not yours to speak for"));
    assertThat(ledger.accounting().total()).isEqualTo(new Counts(2, 0, 0, 3));
    assertThat(ledger.read(0, 10)).extracting(LedgerRow::seq).hasSize(2);
  }

  @Test
  void accept_sourceInABody_isAClaim() {
    assertThat(reasons(SCRIPT, from("workspace:analytics.db"), from("anything"), from("http")))
        .containsExactly("source: 'workspace:…' is the connectors' own");
    assertThat(reasons(HOOK, from("hook:java"), from("ci"), from("ci2"), from("http")))
        .containsExactly("source: 'ci2' is not yours to say");
  }

  @Test
  void accept_moduleOfTheProduct_isReserved() {
    Event forged =
        Event.builder(EventIds.of("forged"), NOW, EventType.own("signed_in"), "http")
            .user("ana")
            .build();

    assertThat(reasons(SCRIPT, forged)).containsExactly("module: 'analytics' is the product's own");
    assertThat(reasons(MENDER, forged)).hasSize(1);
    assertThat(reasons(Sender.program("local token", Rights.all()), forged)).isEmpty();
  }

  @Test
  void accept_whoIsNotKnownToHaveRights_deliversNothing() {
    Sender nobody = Sender.person("eve", Rights.none());

    assertThat(reasons(nobody, event("1", own -> {}))).hasSize(1);
    assertThat(ledger.lastSeq()).isZero();
  }

  @Test
  void accept_whatLooksLikeTheProductsOwn_isReservedToo() {
    for (String module : List.of("ANALYTICS", "\uff41nalytics", "anal\u200dytics")) {
      for (String type : List.of("signed_in", Amendment.TYPE.type())) {
        Event forged =
            Event.builder(UUID.randomUUID(), NOW, new EventType(module, type), "http").build();
        assertThat(reasons(SCRIPT, forged))
            .containsExactly("module: 'analytics' is the product's own");
      }
    }
    assertThat(reasons(SCRIPT, from("WORKSPACE:/x"), from("workspace\uff1ax")))
        .containsOnly("source: 'workspace:…' is the connectors' own")
        .hasSize(2);
    assertThat(ledger.lastSeq()).isZero();
  }

  @Test
  void accept_whatIsNoEventButClaimsToBeTheProducts_isRefusedInsteadOfKept() {
    Receipt receipt =
        intake.accept(
            Delivery.by(
                SCRIPT,
                "http",
                List.of(
                    json("{\"id\":\"1\",\"module\":\"analytics\",\"type\":\"signed_in\"}"),
                    json("{\"id\":\"1\",\"module\":\"Analytics\"}"),
                    json(
                        "{\"id\":\"1\",\"module\":\"analytics\",\"type\":\"%s\"}"
                            .formatted(Amendment.TYPE.type())))));

    assertThat(receipt.refused())
        .extracting(Receipt.Problem::reason)
        .hasSize(2)
        .containsOnly("module: 'analytics' is the product's own");
    assertThat(receipt.quarantined()).extracting(Receipt.Problem::index).containsExactly(2);
  }

  @Test
  void accept_whoSpeaksForAPerson_namesNobodyElseAndNoProjectThatIsClosedToThem() {
    Event own = event("own", any -> {});

    assertThat(
            reasons(
                AS_ANA,
                own,
                event("other name", as -> as.user("a.ortega")),
                event("nobody", as -> as.user(null)),
                event("no project", in -> in.project(null))))
        .isEmpty();
    assertThat(
            reasons(
                AS_ANA,
                event("1", as -> as.user("ben")),
                event("2", in -> in.project("vault")),
                Amendment.of(own, event("patch", as -> as.user("ben")), "1"),
                Amendment.move(own.id(), NOW, "vault", "1", "http")))
        .containsExactly(
            "user: 'ben' is not yours to speak for",
            "project: 'vault' is not yours to speak for",
            "user: 'ben' is not yours to speak for",
            "project: 'vault' is not yours to speak for");
  }

  @Test
  void accept_whatIsNoEventButNamesSomebodyElse_isRefusedInsteadOfKept() {
    Receipt receipt =
        intake.accept(
            Delivery.by(
                AS_ANA,
                "http",
                List.of(
                    json("{\"user\":\"ben\",\"module\":\"parser\"}"),
                    json("{\"project\":\"vault\",\"module\":\"parser\"}"),
                    json("{\"user\":\"ana\",\"module\":\"parser\"}"))));

    assertThat(receipt.refused()).extracting(Receipt.Problem::index).containsExactly(0, 1);
    assertThat(receipt.quarantined()).extracting(Receipt.Problem::index).containsExactly(2);
  }

  @Test
  void accept_amendmentOfOthers_takesTheRightTo() {
    Event own = event("own", any -> {});
    Event foreign = event("foreign", any -> {});
    deliver(HOOK, own);
    intake.accept(Delivery.of("workspace:x", List.of(new Delivery.Typed(foreign, "1"))));

    assertThat(reasons(HOOK, amending(own), gone(own))).isEmpty();
    assertThat(reasons(HOOK, amending(foreign), gone(foreign), amending(event("new", any -> {}))))
        .hasSize(3)
        .containsOnly("attributes.amends: you may amend only events that you have sent");
    assertThat(reasons(SCRIPT, amending(own))).hasSize(1);
    assertThat(reasons(MENDER, amending(own, "mender"), gone(foreign))).isEmpty();
  }

  @Test
  void accept_amendmentOfWhatCameInTheSameDelivery_isOwn() {
    Event both = event("both", any -> {});

    assertThat(reasons(SCRIPT, both, amending(both))).isEmpty();
  }

  @Test
  void accept_amendmentOfAnotherOnesEventThatIsSentAgain_isRefused() {
    Event foreign = event("foreign", any -> {});
    deliver(HOOK, foreign);

    assertThat(reasons(SCRIPT, foreign, amending(foreign))).hasSize(1);
  }

  @Test
  void accept_amendmentIntoAnotherProject_isRefused() {
    Event own = event("own", any -> {});
    deliver(HOOK, own);
    Event move = Amendment.of(own, event("patch", other -> other.project("school")), "1");
    Event elsewhere =
        Event.builder(EventIds.of("move"), NOW, Amendment.TYPE, "http")
            .project("school")
            .attribute(Amendment.TARGET, own.id().toString())
            .build();

    assertThat(reasons(HOOK, move)).isEmpty();
    assertThat(reasons(HOOK, elsewhere))
        .containsExactly("project: 'school' is not yours to speak for");
  }

  @Test
  void accept_whatIsNoEventButClaimsAnothersProject_isRefusedInsteadOfKept() {
    Receipt receipt =
        intake.accept(
            Delivery.by(
                HOOK,
                "http",
                List.of(
                    json("{\"project\":\"school\",\"module\":\"parser\"}"),
                    json("{\"project\":\"tower\",\"module\":\"parser\"}"),
                    json("nonsense"))));

    assertThat(receipt.refused()).extracting(Receipt.Problem::index).containsExactly(0);
    assertThat(receipt.quarantined()).extracting(Receipt.Problem::index).containsExactly(1, 2);
  }

  @Test
  void accept_keepsTheSenderBesideTheEvent() {
    Event told = event("told", any -> {});
    Event read = event("read", any -> {});
    deliver(HOOK, told);
    intake.accept(Delivery.of("workspace:x", List.of(new Delivery.Typed(read, "1"))));
    intake.accept(Delivery.of("aecos-analytics", List.of(new Delivery.Typed(told, "1"))));

    assertThat(ledger.senderOf(told.id())).contains(HOOK.by());
    assertThat(ledger.senderOf(read.id()))
        .contains(new SentBy(SentBy.Kind.CONNECTOR, "workspace:x"));
    assertThat(ledger.accounting().senders())
        .extracting(share -> share.sender().kind())
        .containsExactly(SentBy.Kind.CONNECTOR, SentBy.Kind.PROGRAM, SentBy.Kind.SERVER);
  }

  private Receipt deliver(Sender sender, Event... events) {
    List<Delivery.Item> items =
        Arrays.stream(events)
            .<Delivery.Item>map(event -> new Delivery.Json(EventJson.write(event), "index"))
            .toList();
    return intake.accept(Delivery.by(sender, "http", items));
  }

  private List<String> reasons(Sender sender, Event... events) {
    Receipt receipt = deliver(sender, events);
    assertThat(receipt.quarantined()).isEmpty();
    return receipt.refused().stream().map(Receipt.Problem::reason).toList();
  }

  private static Event from(String source) {
    return Event.builder(UUID.randomUUID(), NOW, PARSED, source)
        .user("ana")
        .project("tower")
        .value(1.0)
        .build();
  }

  private static Event event(String key, Consumer<EventBuilder> how) {
    EventBuilder event =
        Event.builder(EventIds.of("sender", key), NOW, PARSED, "http")
            .user("ana")
            .project("tower")
            .value(1.0);
    how.accept(event);
    return event.build();
  }

  private static Event amending(Event target) {
    return amending(target, "1");
  }

  private static Event amending(Event target, String revision) {
    return Amendment.of(target, event("patch", any -> {}), revision);
  }

  private static Event gone(Event target) {
    return Amendment.supersession(target.id(), EventIds.of("by"), NOW, "tower", "http");
  }

  private static Delivery.Json json(String text) {
    return new Delivery.Json(text.getBytes(StandardCharsets.UTF_8), "index");
  }
}
