package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.event.EventDefinition;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Formula;
import io.aecos.analytics.metric.Need;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.Note.Code;
import io.aecos.analytics.source.SourceState;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says why a number is not the whole truth: a source that is missing or only partly read, events
 * without the number or the dimension that the question needs, a projection behind the ledger, and
 * input that waits in quarantine.
 */
final class Completeness {
  private static final int MOST_NAMED = 3;

  /** So many uncounted events are counted within a moment; fewer of them take nothing away. */
  private static final long MOMENT = 1_000;

  private final EventCatalog events;
  private final Scope scope;
  private final SourceFacts facts;
  private final Feeds feeds;
  private final Visibility visibility;
  private final Quarantined quarantined;
  private final Window period;
  private final Map<Behind, Lag> lags = new HashMap<>();

  /** What was read behind a row, which is the same for all types. */
  private final Map<Long, List<LedgerRow>> read = new HashMap<>();

  /** What is asked about behind a row: for each number twice, and for many of the same types. */
  private record Behind(Set<EventType> types, long seq) {}

  /**
   * Of answers about the events of {@code period} that {@code filters} let through. The facts are
   * asked for before plans run: what arrives meanwhile must not look like lag.
   */
  Completeness(
      EventCatalog events,
      SourceFacts facts,
      Coverage coverage,
      Scope scope,
      Filters filters,
      Window period) {
    this.events = events;
    this.scope = scope;
    this.period = period;
    this.facts = facts;
    this.feeds = Feeds.of(facts.states(), scope, filters);
    this.visibility = new Visibility(events, feeds, coverage, filters, period);
    this.quarantined = Quarantined.in(facts, scope, filters);
  }

  /** What keeps an operand from having a value at all: nothing could have told of it. */
  Optional<Note> sourceless(List<Set<EventType>> operands) {
    for (Set<EventType> types : operands) {
      if (!visibility.possible(types)) {
        return Optional.of(feeds.known(types) ? unread(types) : noSource(types));
      }
    }
    return Optional.empty();
  }

  private static Note unread(Set<EventType> types) {
    return new Note(
        Code.SOURCE_INCOMPLETE, "unknown: no source of " + joined(types) + " could be read");
  }

  private Note noSource(Set<EventType> types) {
    Set<String> hooks =
        types.stream()
            .map(
                type ->
                    events
                        .find(type)
                        .map(EventDefinition::hook)
                        .filter(Objects::nonNull)
                        .orElse(type))
            .map(EventType::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    if (hooks.isEmpty()) {
      return new Note(Code.NO_SOURCE, "no source: nothing has reported any event yet");
    }
    String names = hooks.stream().limit(MOST_NAMED).collect(Collectors.joining(" or "));
    return new Note(Code.NO_SOURCE, "no source: needs the " + names + " hook");
  }

  /** What is known of there being no event of {@code types}. */
  Note nothing(Set<EventType> types) {
    List<String> known = feeds.empty(types);
    return new Note(
        Code.NO_EVENTS,
        known.isEmpty() ? "no such event in this period and selection" : String.join("; ", known));
  }

  /** What could not be seen of {@code types}, or was seen and lost. */
  List<Note> unseen(Set<EventType> types) {
    return visibility.notes(types);
  }

  /** One note per kind of source and state that is not complete, naming the projects. */
  List<Note> sources(Set<EventType> types) {
    Map<String, List<SourceState>> alike = new LinkedHashMap<>();
    for (SourceState state : feeds.incomplete(types)) {
      if (state.status() == SourceState.Status.PLACEHOLDER
          && visibility.toldByHook(state.project(), state.feeds())) {
        continue;
      }
      String key = state.source() + " is " + words(state.status());
      alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(state);
    }
    List<Note> notes = new ArrayList<>();
    alike.forEach((what, states) -> notes.add(source(what, states)));
    if (feeds.incompleteElsewhere(types)) {
      notes.add(new Note(Code.SOURCE_INCOMPLETE, "a source outside your projects is not complete"));
    }
    return notes;
  }

  private static Note source(String what, List<SourceState> states) {
    String projects =
        states.stream()
            .map(SourceState::project)
            .distinct()
            .limit(MOST_NAMED)
            .map(project -> project.isEmpty() ? "all projects" : project)
            .collect(Collectors.joining(", "));
    long all = states.stream().map(SourceState::project).distinct().count();
    String more = all > MOST_NAMED ? " and " + number(all - MOST_NAMED) + " more projects" : "";
    String detail = states.get(0).detail();
    return new Note(
        Code.SOURCE_INCOMPLETE,
        projects + more + ": " + what + (detail.isBlank() ? "" : ": " + detail));
  }

  private static String words(SourceState.Status status) {
    return switch (status) {
      case ABSENT -> "not there";
      case READING -> "still being read";
      case PARTIAL -> "only partially readable";
      case PLACEHOLDER -> "only a placeholder";
      default -> status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** Events of the period that lack a number or dimension that the metric itself is made of. */
  List<Note> needs(List<Need> needs, Formula.CellValues total) {
    List<Note> notes = new ArrayList<>();
    for (Need need : needs) {
      long all = count(total, need.all());
      long missing = all - count(total, need.fulfilled());
      if (missing > 0) {
        notes.add(
            new Note(
                need.field() ? Code.VALUE_MISSING : Code.DIMENSION_MISSING,
                Lack.of(need, missing, all)));
      }
    }
    return notes;
  }

  /** Events that the question groups by a dimension which they do not carry. */
  Optional<Note> ungrouped(String dimension, long without, long all) {
    return without == 0
        ? Optional.empty()
        : Optional.of(
            new Note(
                Code.DIMENSION_MISSING,
                number(without)
                    + " of "
                    + number(all)
                    + " events name no "
                    + Lack.dimension(dimension)));
  }

  /** Events that a filter leaves out because they do not carry its dimension. */
  static Optional<Note> unfiltered(String dimension, long without) {
    return without == 0
        ? Optional.empty()
        : Optional.of(
            new Note(
                Code.DIMENSION_MISSING,
                number(without)
                    + (without == 1 ? " more event names no " : " more events name no ")
                    + Lack.dimension(dimension)
                    + " and may or may not belong here"));
  }

  /** Received, but not yet in the projection: what may be an event of {@code types}. */
  Optional<Note> lagging(Set<EventType> types, long seq) {
    Lag lag = lag(types, seq);
    if (lag.events() > 0) {
      return Optional.of(
          new Note(
              Code.LAGGING,
              "behind by up to "
                  + number(lag.events())
                  + " events that were received but are not counted yet"
                  + because()));
    }
    return lag.uncounted()
        ? Optional.of(
            new Note(
                Code.LAGGING,
                "behind: events were received that are not counted yet and may belong here"
                    + because()))
        : Optional.empty();
  }

  private String because() {
    return facts.archiveAway() ? ": the archive that some of them are in cannot be read" : "";
  }

  /**
   * Whether so much of {@code types} is not counted yet that the {@code counted} events of a number
   * say little of it: it can then be compared with nothing and meet no target.
   */
  boolean outweighed(Set<EventType> types, long seq, long counted) {
    Lag lag = lag(types, seq);
    long behind = lag.uncounted() ? facts.ledgerSeq() - seq : lag.events();
    return behind > Math.max(MOMENT, counted);
  }

  private boolean isBehind(long seq) {
    Lag lag = lag(Set.of(), seq);
    return lag.events() > 0 || lag.uncounted();
  }

  private Lag lag(Set<EventType> types, long seq) {
    return lags.computeIfAbsent(
        new Behind(types, seq),
        behind -> Lag.of(scope, behind.types(), behind.seq(), facts.ledgerSeq(), this::rows));
  }

  private List<LedgerRow> rows(long afterSeq, int limit) {
    return read.computeIfAbsent(afterSeq, after -> facts.rows().read(after, limit));
  }

  /** Received, but not valid; what may be an event of {@code types}. */
  Optional<Note> quarantined(Set<EventType> types) {
    long items = quarantined.among(types);
    if (items == 0) {
      return quarantined.elsewhere(types)
          ? Optional.of(
              new Note(
                  Code.QUARANTINED,
                  "something waits in quarantine that names no project of yours and may belong"
                      + " here"))
          : Optional.empty();
    }
    return Optional.of(
        new Note(
            Code.QUARANTINED,
            number(items)
                + (items == 1 ? " item waits" : " items wait")
                + " in quarantine and may belong here"));
  }

  /**
   * What was answered though it stands in the archive, or could not be. It names months, and no
   * viewer's events.
   */
  Optional<Note> archived(long seq) {
    List<YearMonth> months =
        facts.archived().stream()
            .filter(month -> first(month).isBefore(period.to()))
            .filter(month -> first(month.plusMonths(1)).isAfter(period.from()))
            .toList();
    if (months.isEmpty()) {
      return Optional.empty();
    }
    YearMonth last = months.get(months.size() - 1);
    String span = months.size() == 1 ? "" + last : months.get(0) + " to " + last;
    return Optional.of(
        new Note(
            Code.ARCHIVED,
            "archived: events of "
                + span
                + (facts.archiveAway() && isBehind(seq)
                    ? "; not all of them are counted here"
                    : "; they are counted here")));
  }

  private static Instant first(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static String number(long number) {
    return Grouped.of(number);
  }

  static String joined(Set<EventType> types) {
    if (types.isEmpty()) {
      return "any event";
    }
    return types.stream().map(EventType::toString).sorted().collect(Collectors.joining(", "));
  }

  private static long count(Formula.CellValues cell, io.aecos.analytics.projection.Measure count) {
    Double value = cell.of(count);
    return value == null ? 0 : value.longValue();
  }
}
