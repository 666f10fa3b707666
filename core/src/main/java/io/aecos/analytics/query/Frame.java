package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.ProjectionMetricService.Parts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A view understood: which events it lets through, when and for whom, and what keeps an answer
 * about them from being complete. Whatever is answered is asked within one, metrics and all else.
 */
public final class Frame {
  private final Parts parts;
  private final SourceFacts facts;
  private final ViewQuery view;
  private final Filters filters;
  private final Times times;
  private final Teams teams;
  private @Nullable Coverage coverage;
  private @Nullable Completeness completeness;

  /** {@code facts} were true before anything was asked within the frame. */
  Frame(Parts parts, SourceFacts facts, ViewQuery view, Filters filters, Times times, Teams teams) {
    this.parts = parts;
    this.facts = facts;
    this.view = view;
    this.filters = filters;
    this.times = times;
    this.teams = teams;
  }

  /** This frame, not narrowed by the filters on {@code dimensions}; its period stays. */
  Frame without(Set<String> dimensions) {
    return new Frame(parts, facts, view, filters.without(dimensions), times, teams);
  }

  Projection projection() {
    return parts.projection();
  }

  Filters filters() {
    return filters;
  }

  Times times() {
    return times;
  }

  Teams teams() {
    return teams;
  }

  /** Who told of what; stays what it is when first asked for. */
  synchronized Coverage coverage() {
    if (coverage == null) {
      coverage = parts.coverages().of(scope());
    }
    return coverage;
  }

  /**
   * To be asked for after the events were counted, so that whoever told of any of them is known: a
   * number of events of which nothing could have told would contradict itself.
   */
  synchronized Completeness completeness() {
    if (completeness == null) {
      // All of time reaches from the first to the last event that was seen; what could not be seen
      // may lie before and after.
      Window judged = view.period() instanceof Period.All ? Window.EVER : times.period();
      completeness = new Completeness(parts.events(), facts, coverage(), scope(), filters, judged);
    }
    return completeness;
  }

  public Scope scope() {
    return view.viewer().scope();
  }

  public Window period() {
    return times.period();
  }

  /** What the view compares its period with, if anything. */
  public @Nullable Window comparison() {
    return times.comparison();
  }

  /** The rows of {@code table} that can apply, without those of projects that are not seen. */
  public List<Baseline> baselines(Baselines table) {
    return Applicable.seen(table, filters, times, scope(), coverage());
  }

  /** The length of a window in weeks, by the wall clock. */
  public double weeks(Window window) {
    return Dates.weeks(window, times.zone());
  }

  public ZoneId zone() {
    return times.zone();
  }

  public Condition condition() {
    return filters.condition();
  }

  /** Only the filter on one dimension, if there is one; lets through what does not carry it. */
  public Condition conditionOn(String dimension) {
    Filters.Filter filter = filters.byName().get(dimension);
    return filter == null ? Condition.ALWAYS : filter.orAbsent();
  }

  public Extent extent() {
    return new Extent(scope(), filters.condition(), times.period(), times.zone());
  }

  /** The totals of measures over the frame's events, with watermark and statement. */
  public CellSet totals(List<Measure> measures) {
    return projection().run(plan(filters.condition(), measures));
  }

  /** Measures of the period and, as the second window, of what it is compared with, by groups. */
  public CellSet compared(Window comparison, List<Dimension> by, List<Measure> measures) {
    return projection()
        .run(
            new Plan(
                scope(),
                filters.condition(),
                List.of(times.period(), comparison),
                times.zone(),
                null,
                by,
                false,
                measures));
  }

  /** As {@link #totals}, over the events of {@code condition} instead of the frame's filters. */
  public CellSet unfilteredTotals(Condition condition, List<Measure> measures) {
    return projection().run(plan(condition, measures));
  }

  /** A page of the frame's events that also satisfy {@code condition}, newest first. */
  public EventPage events(Condition condition, int limit, @Nullable String cursor) {
    return select(new Condition.All(List.of(filters.condition(), condition)), limit, cursor);
  }

  /** Hands {@code sink} all the events of {@link #events}, of one moment. */
  public void each(Condition condition, EventSink sink) {
    Condition both = new Condition.All(List.of(filters.condition(), condition));
    projection()
        .each(
            new EventSelection(scope(), times.period(), both, times.zone(), EventSink.HELD, null),
            sink);
  }

  /** As {@link #events}, without the frame's filters; its scope and period hold. */
  public EventPage unfiltered(Condition condition, int limit) {
    return select(condition, limit, null);
  }

  /**
   * The first event of a hook in each project that others tell of too, where it lies in the frame's
   * period and the filter on projects lets it through.
   */
  public List<Event> hooksBegan() {
    Filters.Filter chosen = filters.byName().get(EventColumn.PROJECT.columnName());
    List<Event> first = new ArrayList<>();
    for (String project : coverage().hookedAndRead()) {
      Instant at = coverage().hooked(project).orElseThrow().from();
      boolean within = !at.isBefore(times.period().from()) && at.isBefore(times.period().to());
      if (within && (chosen == null || chosen.values().contains(project))) {
        firstByHook(project, at).ifPresent(first::add);
      }
    }
    return first;
  }

  private Optional<Event> firstByHook(String project, Instant at) {
    Window moment = new Window(at, at.plusNanos(1_000));
    Condition own = new Condition.In(Dimension.of(EventColumn.PROJECT), Set.of(project));
    EventSelection selection =
        new EventSelection(scope(), moment, own, times.zone(), EventSink.HELD, null);
    return projection().events(selection).rows().stream()
        .map(LedgerRow::event)
        .filter(event -> event.source().startsWith("hook:"))
        .findFirst();
  }

  private EventPage select(Condition condition, int limit, @Nullable String cursor) {
    return projection()
        .events(
            new EventSelection(scope(), times.period(), condition, times.zone(), limit, cursor));
  }

  /**
   * What keeps an answer about {@code events} from being complete. {@code operands} are the event
   * types that each part of the answer reads; one that no source feeds is told by its hook.
   */
  public List<Note> notes(List<Set<EventType>> operands, Condition events, long watermarkSeq) {
    List<Note> leftOut = new ArrayList<>(Undecided.of(this, List.of(events)).notes(events));
    Nameless.of(this, List.of(events)).note(events).ifPresent(leftOut::add);
    Apart.of(this, List.of(events)).note(events).ifPresent(leftOut::add);
    return notes(operands, leftOut, watermarkSeq);
  }

  /** As {@link #notes}, for an answer that the frame's filters do not narrow. */
  public List<Note> told(List<Set<EventType>> operands, long watermarkSeq) {
    return notes(operands, List.of(), watermarkSeq);
  }

  private List<Note> notes(List<Set<EventType>> operands, List<Note> own, long watermarkSeq) {
    Set<EventType> all = new TreeSet<>();
    operands.forEach(all::addAll);
    List<Note> notes = new ArrayList<>();
    for (Set<EventType> operand : operands) {
      completeness().sourceless(List.of(operand)).ifPresent(notes::add);
    }
    notes.addAll(lacking(all, own, watermarkSeq));
    notes.addAll(completeness().unseen(all));
    completeness().archived(watermarkSeq).ifPresent(notes::add);
    return notes.stream().distinct().toList();
  }

  /**
   * What an answer about {@code types} lacks that was computed at row {@code watermarkSeq}: what
   * could not be read, what the question itself says ({@code own}), and what is not counted yet.
   */
  List<Note> lacking(Set<EventType> types, List<Note> own, long watermarkSeq) {
    List<Note> notes = new ArrayList<>(completeness().sources(types));
    notes.addAll(own);
    completeness().lagging(types, watermarkSeq).ifPresent(notes::add);
    completeness().quarantined(types).ifPresent(notes::add);
    return notes;
  }

  /** The totals of {@code measures} over the frame's period and {@code filter}. */
  Plan plan(Condition filter, List<Measure> measures) {
    return new Plan(
        scope(), filter, List.of(times.period()), times.zone(), null, List.of(), false, measures);
  }
}
