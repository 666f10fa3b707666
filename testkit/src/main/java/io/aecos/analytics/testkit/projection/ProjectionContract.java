package io.aecos.analytics.testkit.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Parts;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RankedNumbers;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds an engine to what {@link Projection} promises. {@link #open} gives the same one each time.
 * What it must answer is worked out here; only any plan's cells are compared with the oracle's.
 */
public abstract class ProjectionContract {
  private static final Instant NOW = Practice.MONDAY;
  private static final Condition ANY = Condition.ALWAYS;
  private static final ZoneId DENVER = ZoneId.of("America/Denver");
  private static final Dimension USER = Dimension.of(EventColumn.USER);

  @SuppressWarnings("NullAway.Init")
  private Projection projection;

  /** Opens the projection of the current test, empty at first. */
  protected abstract Projection open();

  /** Whether the projection is there again after closing and opening it. */
  protected boolean isDurable() {
    return true;
  }

  /** Whether it is what other engines are compared with. */
  protected boolean isOracle() {
    return false;
  }

  @BeforeEach
  void openFirst() {
    projection = open();
  }

  @AfterEach
  void closeLast() {
    projection.close();
  }

  @Test
  void empty_answersWithNothing() {
    assertThat(projection.watermark()).isEqualTo(Watermark.NOTHING);
    assertThat(projection.span(Access.everything(), ANY)).isEmpty();
    assertThat(projection.events(everything(10, null)).total()).isZero();
    assertThat(projection.values(USER, everything(10, null))).isEmpty();
    assertThat(projection.fingerprint().rows()).isZero();
    projection.apply(List.of());
    assertThat(projection.watermark()).isEqualTo(Watermark.NOTHING);
  }

  @Test
  void followed_isKept_whateverIsApplied_untilAllIsForgotten() {
    Followed ledger = new Followed(EventIds.of("ledger", "one"), 7);
    List<LedgerRow> rows = Practice.rows(Practice.of(3).happenings(9), 1);
    assertThat(projection.followed()).isEmpty();
    projection.apply(rows.subList(0, 5));
    assertThat(projection.followed()).isEmpty();

    projection.follow(ledger);
    assertThat(projection.followed()).contains(ledger);
    assertThat(projection.watermark().seq()).isEqualTo(5);
    projection.apply(rows.subList(5, 9));
    assertThat(projection.followed()).contains(ledger);
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
    if (isDurable()) {
      projection.close();
      projection = open();
      assertThat(projection.followed()).contains(ledger);
      assertThat(projection.watermark().seq()).isEqualTo(9);
    }

    projection.clear();
    assertThat(projection.followed()).isEmpty();
    Followed other = new Followed(EventIds.of("ledger", "two"), 0);
    projection.follow(other);
    assertThat(projection.followed()).contains(other);
  }

  @Test
  void apply_again_changesNothing() {
    List<LedgerRow> rows = Practice.rows(Practice.of(3).happenings(60), 1);
    projection.apply(rows.subList(0, 40));
    projection.apply(rows.subList(20, 60));
    projection.apply(rows);

    assertThat(projection.watermark()).isEqualTo(new Watermark(60, rows.get(59).receivedAt()));
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
  }

  @Test
  void around_aQuantile_givesTheNumbersNextToIt_andHowManyLieBeyond() {
    List<Double> numbers = new ArrayList<>();
    List<LedgerRow> rows = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 1; i <= 900; i++) {
      double number = random.nextInt(300) / 4.0;
      boolean other = i % 3 == 0;
      if (!other) {
        numbers.add(number);
      }
      Event event =
          Event.builder(
                  new UUID(2, i),
                  NOW.plusSeconds(i),
                  other ? Practice.PARSED : Practice.GENERATED,
                  "workspace:analytics.db")
              .value(i % 7 == 1 && other ? null : number)
              .build();
      rows.add(new LedgerRow(i, NOW, event));
    }
    projection.apply(rows);
    Collections.sort(numbers);
    Extent extent =
        new Extent(
            Access.everything(),
            new Condition.TypeIn(Set.of(Practice.GENERATED)),
            Plan.Window.EVER,
            DENVER);

    for (double q : new double[] {0, 0.05, 0.5, 0.95, 1}) {
      for (int kept : new int[] {1, 20, 2_000}) {
        RankedNumbers found =
            projection
                .arrivals()
                .orElseThrow()
                .around(new Measure.Quantile(ANY, new Field.Value(), q), extent, kept);
        double place = q * (numbers.size() - 1);
        int from = (int) Math.max(0, Math.floor(place) - kept);
        int to = (int) Math.min(numbers.size(), Math.ceil(place) + kept + 1);

        assertThat(found)
            .as("the %s quantile and %s on either side", q, kept)
            .isEqualTo(
                new RankedNumbers(
                    from, numbers.subList(from, to), numbers.size() - to, projection.watermark()));
      }
    }
    Extent nothing = extent.and(new Condition.Not(ANY));
    assertThat(
            projection
                .arrivals()
                .orElseThrow()
                .around(new Measure.Quantile(ANY, new Field.Value(), 0.5), nothing, 10))
        .isEqualTo(new RankedNumbers(0, List.of(), 0, projection.watermark()));
  }

  @Test
  void applyAll_partThatCannotBeTaken_isTold_andTheRestIsAppliedAgain() {
    List<LedgerRow> rows = Practice.rows(Practice.of(4).happenings(60), 1);
    projection.apply(rows.subList(0, 10));
    Iterator<List<LedgerRow>> parts = parts(rows, 20).iterator();
    IllegalStateException fault = new IllegalStateException("the ledger cannot be read");
    Iterator<List<LedgerRow>> broken =
        new Iterator<>() {
          private int taken;

          @Override
          public boolean hasNext() {
            return parts.hasNext();
          }

          @Override
          public List<LedgerRow> next() {
            if (++taken == 3) {
              throw fault;
            }
            return parts.next();
          }
        };
    assertThatThrownBy(() -> projection.applyAll(Parts.of(broken))).isSameAs(fault);

    long visible = projection.watermark().seq();
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows.subList(0, (int) visible)));
    projection.applyAll(Parts.of(parts(rows, 7).iterator()));
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
  }

  @Test
  void applyAll_ofNothing_changesNothing() {
    List<LedgerRow> rows = Practice.rows(Practice.of(4).happenings(9), 1);
    projection.apply(rows);
    projection.applyAll(Parts.of(List.<List<LedgerRow>>of().iterator()));
    projection.applyAll(Parts.of(parts(rows, 4).iterator()));
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
    assertThat(projection.watermark().seq()).isEqualTo(9);
  }

  private static List<List<LedgerRow>> parts(List<LedgerRow> rows, int size) {
    List<List<LedgerRow>> parts = new ArrayList<>();
    for (int first = 0; first < rows.size(); first += size) {
      parts.add(rows.subList(first, Math.min(rows.size(), first + size)));
    }
    return parts;
  }

  @Test
  void events_giveBackEachFieldAsItCame() {
    Event hard =
        Practice.event("hard", Practice.UNKNOWN, NOW.plusNanos(1_000))
            .user("Robert'); DROP TABLE event;--")
            .project("塔 🏗 \\ \"?\" \u0001")
            .value(-0.0)
            .attribute("status", 7L)
            .attribute("passed", "not a number")
            .attribute("labor_hours", 2.5)
            .attribute("failed", Long.MAX_VALUE)
            .attribute("text", true)
            .attribute("undeclared", List.of("x", 1L, List.of()))
            .build();
    projection.apply(Practice.rows(List.of(hard), 1));
    assertThat(projection.events(everything(1, null)).rows())
        .extracting(LedgerRow::event)
        .containsExactly(hard);
  }

  @Test
  void events_arePagedNewestFirstWithoutGapOrRepetition() {
    List<Event> events = new ArrayList<>(Practice.of(4).happenings(30));
    for (int i = 0; i < 20; i++) {
      events.add(Practice.event("same time " + i, Practice.PARSED, NOW).build());
    }
    projection.apply(Practice.rows(events, 1));

    List<Event> listed = new ArrayList<>();
    String cursor = null;
    do {
      EventPage page = projection.events(everything(7, cursor));
      assertThat(page.total()).isEqualTo(50);
      page.rows().forEach(row -> listed.add(row.event()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(events);
    assertThat(listed).isSortedAccordingTo((a, b) -> b.occurredAt().compareTo(a.occurredAt()));
    assertThat(projection.events(everything(50, null)).next()).isNull();
  }

  @Test
  void each_givesTheEventsOfAllPagesInTheirOrder() {
    List<Event> events = new ArrayList<>(Practice.of(4).happenings(30));
    for (int i = 0; i < 20; i++) {
      events.add(Practice.event("same time " + i, Practice.PARSED, NOW).build());
    }
    projection.apply(Practice.rows(events, 1));
    List<LedgerRow> all = projection.events(everything(50, null)).rows();
    for (int limit : List.of(1, 7, 10, 50, 51)) {
      Read read = new Read();
      projection.each(everything(limit, null), read);
      assertThat(read.rows).as("at most " + limit).isEqualTo(all);
      assertThat(read.began).containsExactly("50 up to 50");
    }
  }

  @Test
  void each_ofNothing_stillBegins() {
    Read read = new Read();
    projection.each(everything(7, null), read);
    assertThat(read.rows).isEmpty();
    assertThat(read.began).containsExactly("0 up to 0");
  }

  @Test
  void each_endsWithWhatItsReaderThrows() {
    projection.apply(Practice.rows(Practice.of(4).happenings(9), 1));
    IllegalStateException enough = new IllegalStateException("enough");
    Read read = new Read();
    read.enough = enough;
    assertThatThrownBy(() -> projection.each(everything(2, null), read)).isSameAs(enough);
    assertThat(read.rows).hasSize(3);
    assertThat(projection.events(everything(2, null)).total()).isEqualTo(9);
  }

  @Test
  void events_foreignCursor_isRefused() {
    projection.apply(Practice.rows(Practice.of(4).happenings(3), 1));
    for (String cursor : List.of("", "x", "1", "1_x", "' OR 1=1 --")) {
      assertThatThrownBy(() -> projection.events(everything(7, cursor)))
          .isInstanceOfSatisfying(
              AnalyticsException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY));
    }
  }

  @Test
  void scope_limitsListingsValuesAndSpan() {
    List<LedgerRow> rows = Practice.rows(Practice.of(5).happenings(120), 1);
    projection.apply(rows);
    List<Scope> scopes =
        List.of(
            Access.limitedTo(Set.of(), Set.of()),
            Access.limitedTo(Set.of(Practice.PROJECTS.get(2)), Set.of()),
            Access.limitedTo(Set.of(), Set.of(Practice.PEOPLE.get(4))),
            Access.limitedTo(Set.of("' OR ''='"), Set.of(Practice.PEOPLE.get(0))));
    for (Scope scope : scopes) {
      EventSelection selection = select(scope, 1000, null);
      List<LedgerRow> visible = Worked.newestFirst(rows, scope);
      assertThat(projection.span(scope, ANY)).isEqualTo(Worked.span(visible));
      assertThat(projection.events(selection).rows()).isEqualTo(visible);
      Read read = new Read();
      projection.each(selection, read);
      assertThat(read.rows).isEqualTo(visible);
      assertThat(projection.values(USER, selection)).isEqualTo(Worked.users(visible));
    }
  }

  @Test
  void values_thatEventsDoNotSay_comeFirst_andTakeNoPlaceOfOthers() {
    List<Event> events = new ArrayList<>();
    for (String user : new String[] {"ada", "ben", "", "ben", "ben", "chi", "chi", " "}) {
      events.add(
          Practice.event("user " + events.size(), Practice.PARSED, NOW)
              .user(user.isBlank() ? null : user)
              .attribute("status", user)
              .build());
    }
    projection.apply(Practice.rows(events, 1));
    List<DimensionValue> most =
        List.of(
            new DimensionValue(null, 2),
            new DimensionValue("ben", 3),
            new DimensionValue("chi", 2));
    for (Dimension one : List.of(USER, new Dimension("status", Dimension.Kind.ATTRIBUTE))) {
      assertThat(projection.values(one, everything(2, null))).as(one.name()).isEqualTo(most);
    }
  }

  @Test
  void span_isThatOfTheEventsThatSatisfyItsFilter() {
    projection.apply(
        Practice.rows(
            List.of(
                Practice.event("1", Practice.UNKNOWN, NOW.minusSeconds(9)).build(),
                Practice.event("2", Practice.PARSED, NOW.minusSeconds(5)).build(),
                Practice.event("3", Practice.PARSED, NOW).build(),
                Practice.event("4", Practice.UNKNOWN, NOW.plusSeconds(9)).build()),
            1));
    Scope all = Access.everything();
    Condition parsed = new Condition.TypeIn(Set.of(Practice.PARSED));

    assertThat(projection.span(all, parsed)).contains(new Plan.Window(NOW.minusSeconds(5), NOW));
    assertThat(projection.span(all, ANY))
        .contains(new Plan.Window(NOW.minusSeconds(9), NOW.plusSeconds(9)));
    assertThat(projection.span(all, new Condition.TypeIn(Set.of()))).isEmpty();
  }

  @Test
  void values_areMostFrequentFirst() {
    projection.apply(
        Practice.rows(
            List.of(
                Practice.event("1", Practice.PARSED, NOW).user("b").build(),
                Practice.event("2", Practice.PARSED, NOW).user("c").build(),
                Practice.event("3", Practice.PARSED, NOW).user("a").build(),
                Practice.event("4", Practice.PARSED, NOW).user("c").build(),
                Practice.event("5", Practice.PARSED, NOW).build()),
            1));
    assertThat(projection.values(USER, everything(2, null)))
        .containsExactly(
            new DimensionValue(null, 1), new DimensionValue("c", 2), new DimensionValue("a", 1));
  }

  @Test
  void amendment_appliesWhereverItsTargetIs() {
    Event early = Practice.event("early", Practice.PARSED, NOW).user("nobody").build();
    Event late = Practice.event("late", Practice.PARSED, NOW).attribute("intent", "door").build();
    Event never = Practice.event("never", Practice.PARSED, NOW).build();
    List<LedgerRow> rows =
        Practice.rows(
            List.of(
                early,
                amend(early, "ada.hollis", "1"),
                amend(late, "ben.okafor", "1"),
                amend(never, "x", "1"),
                amend(late, "chiara.rossi", "2"),
                late,
                amend(early, "dmitri.volkov", "2"),
                amend(late, "ada.hollis", "3")),
            1);
    for (int split = 1; split < rows.size(); split++) {
      projection.clear();
      projection.apply(rows.subList(0, split));
      projection.apply(rows.subList(split, rows.size()));
      assertThat(projection.fingerprint()).as("split at %d", split).isEqualTo(Worked.content(rows));
      projection.clear();
      projection.applyAll(Parts.of(parts(rows, split).iterator()));
      assertThat(projection.fingerprint()).as("parts of %d", split).isEqualTo(Worked.content(rows));
    }
    assertThat(projection.events(everything(10, null)).rows())
        .extracting(row -> row.event().user())
        .containsExactlyInAnyOrder("dmitri.volkov", "ada.hollis");
    assertThat(projection.watermark().seq()).isEqualTo(8);
  }

  /** In whatever order they come, together with whatever, and whether given ahead or not. */
  @Test
  void applyAll_randomAmendments_applyInTheOrderOfTheLedger() {
    for (int seed = 1; seed <= 16; seed++) {
      Random random = new Random(seed);
      List<LedgerRow> rows = Practice.rows(amendedAtRandom(random), 1);
      projection.clear();
      int from = 0;
      while (from < rows.size()) {
        int to = Math.min(rows.size(), from + 1 + random.nextInt(rows.size()));
        List<LedgerRow> all = rows.subList(from, to);
        List<LedgerRow> ahead =
            random.nextBoolean()
                ? all.stream().filter(row -> Amendment.is(row.event())).toList()
                : List.of();
        projection.applyAll(Parts.of(parts(all, 1 + random.nextInt(40)).iterator(), ahead));
        from = to;
      }
      assertThat(projection.fingerprint()).as("seed %d", seed).isEqualTo(Worked.content(rows));
      assertThat(projection.watermark().seq()).isEqualTo(rows.size());
    }
  }

  @Test
  void applyAll_amendmentGivenAhead_saysWhatNoEventDid() {
    Event event = Practice.event("plain", Practice.PARSED, NOW).build();
    Event patch =
        Practice.event("patch", Practice.PARSED, NOW)
            .attribute("intent", "door")
            .attribute("note", "undeclared")
            .build();
    List<LedgerRow> rows = Practice.rows(List.of(event, Amendment.of(event, patch, "1")), 1);
    projection.applyAll(Parts.of(parts(rows, 1).iterator(), rows.subList(1, 2)));
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
  }

  private static List<Event> amendedAtRandom(Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Event event = Practice.event("e" + i, Practice.PARSED, NOW.plusSeconds(i)).build();
      events.add(event);
      for (int revision = random.nextInt(4); revision > 0; revision--) {
        events.add(amendment(event, revision, random));
      }
    }
    Collections.shuffle(events, random);
    return events;
  }

  private static Event amendment(Event event, int revision, Random random) {
    return switch (random.nextInt(8)) {
      case 0 ->
          Amendment.supersession(
              event.id(), new UUID(0, revision), event.occurredAt(), null, "test");
      case 1, 2 ->
          Amendment.addition(
              event.id(),
              Practice.event("told", Practice.PARSED, event.occurredAt())
                  .user("told " + revision)
                  .attribute("intent", "told " + revision)
                  .build(),
              "a" + revision);
      default -> amend(event, "user " + revision, "c" + revision);
    };
  }

  @Test
  void amendment_move_takesItsTargetToAnotherProject() {
    Event event = Practice.event("moved", Practice.PARSED, NOW).project("old").user("a").build();
    Event other = Practice.event("other", Practice.PARSED, NOW).project("old").build();
    Event move = Amendment.move(event.id(), NOW, "new", "1", "workspace:names");
    Event later = Amendment.addition(event.id(), other, "1");
    List<LedgerRow> rows = Practice.rows(List.of(event, other, move, later), 1);
    for (int split = 1; split < rows.size(); split++) {
      projection.clear();
      projection.apply(rows.subList(0, split));
      projection.apply(rows.subList(split, rows.size()));
      assertThat(projection.fingerprint()).as("split at %d", split).isEqualTo(Worked.content(rows));
      assertThat(projection.values(Dimension.of(EventColumn.PROJECT), everything(10, null)))
          .containsExactlyInAnyOrder(new DimensionValue("new", 1), new DimensionValue("old", 1));
    }
  }

  @Test
  void amendment_addition_givesOnlyWhatIsMissing() {
    Event hooked = Practice.event("hooked", Practice.PARSED, NOW).user("ada.hollis").build();
    Event read =
        Practice.event("read", Practice.PARSED, NOW)
            .user("nobody")
            .region("NY")
            .value(0.5)
            .attribute("intent", "door")
            .build();
    List<LedgerRow> rows =
        Practice.rows(List.of(Amendment.addition(hooked.id(), read, "1"), hooked), 1);
    projection.apply(rows);
    Event shown = projection.events(everything(10, null)).rows().get(0).event();
    assertThat(shown.user()).isEqualTo("ada.hollis");
    assertThat(shown.region()).isEqualTo("NY");
    assertThat(shown.value()).isEqualTo(0.5);
    assertThat(shown.attributes()).containsExactly(Map.entry("intent", "door"));
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
  }

  @Test
  void amendment_supersession_takesItsTargetOutOfAllAnswers_wheneverItArrives() {
    Event first = Practice.event("first", Practice.PARSED, NOW).user("a").build();
    Event same = Practice.event("same", Practice.PARSED, NOW).user("b").build();
    Event late = Practice.event("late", Practice.PARSED, NOW).user("c").build();
    List<LedgerRow> rows =
        Practice.rows(
            List.of(
                first,
                same,
                supersede(same, first),
                amend(same, "d", "1"),
                supersede(late, first),
                late,
                amend(first, "e", "1")),
            1);
    for (int split = 1; split < rows.size(); split++) {
      projection.clear();
      projection.apply(rows.subList(0, split));
      projection.apply(rows.subList(split, rows.size()));
      assertThat(projection.fingerprint()).as("split at %d", split).isEqualTo(Worked.content(rows));
      assertThat(projection.events(everything(10, null)).total()).isEqualTo(1);
      assertThat(projection.values(USER, everything(10, null)))
          .containsExactly(new DimensionValue("e", 1));
    }
  }

  @Test
  void clear_forgetsAll_andTheSameRowsGiveTheSameContent() {
    List<LedgerRow> rows = Practice.rows(Practice.of(6).happenings(200), 1);
    projection.apply(rows);
    Fingerprint before = projection.fingerprint();
    projection.clear();
    assertThat(projection.watermark()).isEqualTo(Watermark.NOTHING);
    assertThat(projection.fingerprint().rows()).isZero();
    for (LedgerRow row : rows) {
      projection.apply(List.of(row));
    }
    assertThat(projection.fingerprint()).isEqualTo(before).isEqualTo(Worked.content(rows));
    assertThat(before).isNotEqualTo(Worked.content(rows.subList(0, 199)));
  }

  /** Engines add up their columns themselves: texts of all lengths, numbers, and what has none. */
  @Test
  void fingerprint_isThatOfTheRows_whateverTheirValues() {
    List<Event> events = new ArrayList<>();
    for (int length = 0; length <= 40; length++) {
      String ascii = "0123456789abcdef".repeat(3).substring(0, length);
      String wide = "äß€𝄞".repeat(length / 4) + "x".repeat(length % 4);
      double number = Math.pow(-3, length) / 7;
      EventBuilder one =
          Event.builder(
                  EventIds.of("value", String.valueOf(length)),
                  NOW.plusSeconds(length),
                  Practice.of(1).happenings(1).get(0).eventType(),
                  "value " + ascii)
              .value(length == 0 ? -0.0 : number)
              .attribute("passed", length)
              .attribute("failed", number)
              .attribute("total", 1L << Math.min(62, length * 2))
              .attribute("made_up", List.of(ascii, wide, number, true))
              .attribute("another", Map.of("k" + ascii, wide));
      if (length > 0) {
        one.user(ascii + wide).project(wide + "x").attribute("status", ascii).attribute("x", wide);
      }
      events.add(one.build());
    }
    List<LedgerRow> rows = Practice.rows(events, 1);
    projection.apply(rows);
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
  }

  @Test
  void reopened_goesOnWhereItWas() {
    Assumptions.assumeTrue(isDurable(), "this engine keeps nothing");
    List<LedgerRow> rows = Practice.rows(Practice.of(7).happenings(90), 1);
    Event target = rows.get(0).event();
    rows.add(new LedgerRow(91, NOW, amend(target, "Éléonore d'Arc", "1")));
    projection.apply(rows.subList(0, 50));
    projection.close();
    projection = open();
    assertThat(projection.watermark().seq()).isEqualTo(50);
    projection.apply(rows);
    projection.close();
    projection = open();
    assertThat(projection.fingerprint()).isEqualTo(Worked.content(rows));
  }

  @Test
  void run_firstAndLastMoment_areExactToTheMicrosecond() {
    Instant first = NOW.plusNanos(1_000);
    Instant last = NOW.plus(Duration.ofDays(400)).plusNanos(999_999_000);
    projection.apply(
        Practice.rows(
            List.of(
                Practice.event("a", Practice.PARSED, first).build(),
                Practice.event("b", Practice.PARSED, last).build()),
            1));
    Field moment = new Field.Micros();
    Plan.Window window = everything(1, null).window();
    Plan plan =
        new Plan(
            Access.everything(),
            ANY,
            List.of(window),
            DENVER,
            null,
            List.of(),
            false,
            List.of(new Measure.Min(ANY, moment), new Measure.Max(ANY, moment)));
    assertThat(projection.run(plan).cells().get(0).values())
        .containsExactly((double) Micros.of(first), (double) Micros.of(last));
  }

  @Test
  void run_anyPlan_answersAsTheOracle() {
    Assumptions.assumeFalse(isOracle(), "the oracle agrees with itself; query cases bind it");
    List<LedgerRow> rows = Practice.rows(Practice.of(8).happenings(900), 1);
    projection.apply(rows);
    MemoryProjection oracle = new MemoryProjection();
    oracle.apply(rows);
    for (Plan plan : Plans.varied(42, 30)) {
      Plans.assertSame(oracle.run(plan), projection.run(plan), plan);
    }
  }

  private static Event amend(Event target, String user, String revision) {
    Event patch =
        Practice.event("patch", Practice.PARSED, NOW)
            .user(user)
            .attribute("intent", "amended " + revision)
            .attribute("revision", revision)
            .build();
    return Amendment.of(target, patch, revision);
  }

  private static Event supersede(Event target, Event by) {
    return Amendment.supersession(target.id(), by.id(), NOW, target.project(), "test");
  }

  /** Keeps what it is given; with {@code enough}, no more than three. */
  private static final class Read implements EventSink {
    private final List<String> began = new ArrayList<>();
    private final List<LedgerRow> rows = new ArrayList<>();
    private @Nullable RuntimeException enough;

    @Override
    public void begin(long total, Watermark watermark) {
      began.add(total + " up to " + watermark.seq());
    }

    @Override
    public void next(LedgerRow row) {
      if (enough != null && rows.size() == 3) {
        throw enough;
      }
      rows.add(row);
    }
  }

  private static EventSelection everything(int limit, @Nullable String cursor) {
    return select(Access.everything(), limit, cursor);
  }

  private static EventSelection select(Scope scope, int limit, @Nullable String cursor) {
    Plan.Window window =
        new Plan.Window(NOW.minus(Duration.ofDays(9999)), NOW.plus(Duration.ofDays(9999)));
    return new EventSelection(scope, window, ANY, DENVER, limit, cursor);
  }
}
