package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook.State;
import io.aecos.analytics.ledger.QuarantinedItem;
import io.aecos.analytics.ledger.Rewriting;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.Settlement;
import io.aecos.analytics.pseudonym.NamedPeople;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds an engine to what {@link Rewriting} promises. */
public abstract class RewritingContract {
  private static final SentBy SENDER = new SentBy(SentBy.Kind.PERSON, "mia");
  private static final NamedPeople PEOPLE = new NamedPeople(EventCatalog.shipped());
  private static final UnaryOperator<Event> CHANGE =
      event -> PEOPLE.renamed(event, name -> name.equals("mia") ? "person-1" : null);

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  /** Opens the ledger of the current test, which is empty at first and keeps what it was given. */
  protected abstract Ledger open();

  @BeforeEach
  void fill() {
    ledger = open();
    ledger.append(batch(List.of(event(1, "mia"), event(2, "ben"), event(3, "mia")), List.of()));
    ledger.append(batch(List.of(event(4, "mia")), List.of(item("by mia"), item("by ben"))));
    Settlement settlement =
        new Settlement(item("by mia").id(), State.DISCARDED, "mia", "mia says so");
    ledger.append(
        new LedgerBatch(
            SENDER,
            "quarantine",
            Practice.MONDAY,
            List.of(),
            List.of(),
            List.of(),
            SourceReport.NOTHING,
            List.of(settlement)));
  }

  @AfterEach
  void closeLast() {
    ledger.close();
  }

  @Test
  void events_areRewrittenInPlace_andNothingElseIs() {
    List<LedgerRow> before = ledger.read(0, 10);
    AccountingBook.Counts total = ledger.accounting().total();

    rewriteEvents(2);
    ledger.close();
    ledger = open();

    List<LedgerRow> after = ledger.read(0, 10);
    assertThat(users(after)).containsExactly("person-1", "ben", "person-1", "person-1");
    assertThat(after).usingRecursiveComparison().ignoringFields("event").isEqualTo(before);
    assertThat(after).extracting(row -> row.event().id()).containsExactlyElementsOf(ids(before));
    assertThat(after.get(1)).isEqualTo(before.get(1));
    assertThat(ledger.accounting().total()).isEqualTo(total);
    assertThat(ledger.lastSeq()).isEqualTo(before.get(3).seq());
  }

  @Test
  void events_areTheSameAfterwards_soADuplicateStaysOne() {
    rewriteEvents(10);
    assertThat(ledger.append(batch(List.of(event(1, "mia")), List.of())).duplicates().cardinality())
        .isEqualTo(1);
  }

  @Test
  void events_canBeBegunAgainAnywhere_andRowsThatComeMeanwhileAreLookedAt() {
    Rewriting rewriting = ledger.rewriting();
    long first = rewriting.events(0, 1, CHANGE).orElseThrow();
    ledger.append(batch(List.of(event(5, "mia")), List.of()));
    OptionalLong last = rewriting.events(first, 10, CHANGE);

    assertThat(last).hasValue(ledger.lastSeq());
    assertThat(users(ledger.read(0, 10))).doesNotContain("mia");
    assertThat(rewriting.events(ledger.lastSeq(), 10, CHANGE)).isEmpty();
  }

  @Test
  void events_keepWhatTheyAreToldApartBy() {
    assertThatThrownBy(() -> ledger.rewriting().events(0, 10, event -> event(99, "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(users(ledger.read(0, 10))).containsExactly("mia", "ben", "mia", "mia");
  }

  @Test
  void quarantine_isRewritten_alsoWhoSettledIt_andKeepsItsIds() {
    OptionalLong last = ledger.rewriting().quarantine(0, 10, RewritingContract::renamed);

    assertThat(ledger.rewriting().quarantine(last.orElseThrow(), 10, words -> words)).isEmpty();
    assertThat(ledger.quarantine().list(null, 10))
        .extracting(entry -> new String(entry.item().raw(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder("by person-1", "by ben");
    var settled = ledger.quarantine().find(item("by mia").id()).orElseThrow();
    assertThat(settled.decision())
        .satisfies(
            decision -> {
              assertThat(decision.by()).isEqualTo("person-1");
              assertThat(decision.reason()).isEqualTo("person-1 says so");
            });
    assertThat(ledger.quarantine().open()).isEqualTo(1);
    assertThat(
            ledger
                .append(batch(List.of(), List.of(item("by mia"))))
                .quarantineDuplicates()
                .cardinality())
        .isEqualTo(1);
  }

  @Test
  void senders_areRenamed_andStillTheirOwnShare() {
    ledger.rewriting().senders(name -> name.replace("mia", "person-1"));

    assertThat(ledger.accounting().senders())
        .extracting(share -> share.sender().name())
        .containsOnly("person-1");
    assertThat(ledger.senderOf(event(1, "mia").id()))
        .contains(new SentBy(SentBy.Kind.PERSON, "person-1"));
  }

  @Test
  void finish_isAnotherEditionOfTheSameLedger_thatGoesOn() {
    var identity = ledger.identity();
    assertThat(ledger.rewriting().edition()).isZero();
    ledger.rewriting().finish();

    assertThat(ledger.rewriting().edition()).isEqualTo(1);
    assertThat(ledger.identity()).isEqualTo(identity);
    ledger.append(batch(List.of(event(6, "ben")), List.of()));
    ledger.close();
    ledger = open();
    assertThat(ledger.rewriting().edition()).isEqualTo(1);
    assertThat(ledger.read(0, 10)).hasSize(5);
  }

  private void rewriteEvents(int page) {
    OptionalLong last = ledger.rewriting().events(0, page, CHANGE);
    while (last.isPresent()) {
      last = ledger.rewriting().events(last.getAsLong(), page, CHANGE);
    }
  }

  private static Rewriting.Words renamed(Rewriting.Words words) {
    byte[] raw =
        new String(words.raw(), StandardCharsets.UTF_8)
            .replace("mia", "person-1")
            .getBytes(StandardCharsets.UTF_8);
    return new Rewriting.Words(
        raw,
        words.location(),
        words.reason(),
        words.settledBy().replace("mia", "person-1"),
        words.settledWhy().replace("mia", "person-1"));
  }

  private static List<String> users(List<LedgerRow> rows) {
    List<String> users = new ArrayList<>();
    rows.forEach(row -> users.add(String.valueOf(row.event().user())));
    return users;
  }

  private static List<UUID> ids(List<LedgerRow> rows) {
    return rows.stream().map(row -> row.event().id()).toList();
  }

  private static Event event(int number, String user) {
    return Event.builder(
            EventIds.of("rewriting", String.valueOf(number)),
            Practice.MONDAY,
            Practice.GENERATED,
            "http")
        .user(user)
        .value(1.0)
        .build();
  }

  private static QuarantinedItem item(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    return new QuarantinedItem(
        EventIds.of("quarantine", "http", bytes),
        "http",
        "line 1",
        "",
        "no JSON",
        bytes,
        Belonging.UNKNOWN);
  }

  private static LedgerBatch batch(List<Event> events, List<QuarantinedItem> items) {
    return new LedgerBatch(
        SENDER, "http", Practice.MONDAY, events, items, List.of(), SourceReport.NOTHING, List.of());
  }
}
