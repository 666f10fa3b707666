package io.aecos.analytics.projection.memory;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.AppliedBatch;
import io.aecos.analytics.projection.Arrivals;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.ContentHash;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Followed;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RankedNumbers;
import io.aecos.analytics.projection.RecentBatches;
import io.aecos.analytics.projection.RowChange;
import io.aecos.analytics.projection.Tables;
import io.aecos.analytics.projection.Watermark;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A projection that keeps every event in memory and looks at each of them for every question. Too
 * slow for real data; simple enough to be believed. It runs the metrics' value tests and is the
 * oracle that other engines are compared with. Tests may extend it to watch what it is asked.
 */
public class MemoryProjection implements Projection {
  private static final Comparator<LedgerRow> BY_TIME =
      Comparator.comparing((LedgerRow row) -> row.event().occurredAt())
          .thenComparingLong(LedgerRow::seq);

  private final Map<UUID, LedgerRow> rows = new HashMap<>();
  private final Map<UUID, List<Event>> waiting = new HashMap<>();
  private final RecentBatches recent = new RecentBatches();
  private Watermark watermark = Watermark.NOTHING;
  private @Nullable Followed followed;

  /** How often an event that was there already has changed or gone. */
  private long amended;

  @Override
  public synchronized Watermark watermark() {
    return watermark;
  }

  @Override
  public synchronized Optional<Followed> followed() {
    return Optional.ofNullable(followed);
  }

  @Override
  public synchronized void follow(Followed ledger) {
    followed = ledger;
  }

  @Override
  public synchronized void apply(List<LedgerRow> batch) {
    long reached = watermark.seq();
    Map<UUID, Optional<LedgerRow>> before = new LinkedHashMap<>();
    for (LedgerRow row : batch) {
      if (row.seq() > watermark.seq()) {
        UUID id = Amendment.is(row.event()) ? Amendment.target(row.event()) : row.event().id();
        before.putIfAbsent(id, Optional.ofNullable(rows.get(id)));
        take(row);
        watermark = new Watermark(row.seq(), row.receivedAt());
      }
    }
    if (watermark.seq() > reached) {
      recent.add(reached, new AppliedBatch(watermark, changes(before)));
    }
  }

  private List<RowChange> changes(Map<UUID, Optional<LedgerRow>> before) {
    List<RowChange> changes = new ArrayList<>();
    before.forEach(
        (id, row) -> {
          LedgerRow after = rows.get(id);
          if (row.isPresent() || after != null) {
            changes.add(new RowChange(row.orElse(null), after));
          }
        });
    return changes;
  }

  private void take(LedgerRow row) {
    Event event = row.event();
    if (Amendment.is(event)) {
      amend(Amendment.target(event), event);
      return;
    }
    rows.put(event.id(), row);
    List<Event> early = waiting.remove(event.id());
    if (early != null) {
      early.forEach(amendment -> amend(event.id(), amendment));
    }
  }

  private void amend(UUID target, Event amendment) {
    LedgerRow row = rows.get(target);
    amended += row == null ? 0 : 1;
    if (row == null || Amendment.supersededBy(amendment) != null) {
      rows.remove(target);
      waiting.computeIfAbsent(target, id -> new ArrayList<>()).add(amendment);
    } else {
      rows.put(
          target,
          new LedgerRow(row.seq(), row.receivedAt(), Amendment.apply(row.event(), amendment)));
    }
  }

  @Override
  public synchronized CellSet run(Plan plan) {
    List<LedgerRow> ordered = rows.values().stream().sorted(BY_TIME).toList();
    return new CellSet(new PlanRun(plan).over(ordered), watermark, statement(plan));
  }

  private static String statement(Plan plan) {
    return plan.scope().isEverything() ? "in memory: " + plan : "in memory";
  }

  @Override
  public Optional<Arrivals> arrivals() {
    return Optional.of(
        new Arrivals() {
          @Override
          public Optional<List<AppliedBatch>> since(long seq) {
            return recent.since(seq);
          }

          @Override
          public String statement(Plan plan) {
            return MemoryProjection.statement(plan);
          }

          @Override
          public RankedNumbers around(Measure.Quantile quantile, Extent extent, int kept) {
            return nearest(quantile, extent, kept);
          }
        });
  }

  private synchronized RankedNumbers nearest(Measure.Quantile quantile, Extent extent, int kept) {
    Extent counted = extent.and(quantile.condition());
    List<Double> all = new ArrayList<>();
    for (LedgerRow row : matching(EventSelection.all(counted))) {
      Double number = new EventView(row, extent.zone()).number(quantile.field());
      if (number != null) {
        all.add(number);
      }
    }
    Collections.sort(all);
    double position = quantile.q() * (all.size() - 1);
    int from = (int) Math.max(0, Math.floor(position) - kept);
    int to = (int) Math.min(all.size(), Math.ceil(position) + kept + 1);
    return all.isEmpty()
        ? new RankedNumbers(0, all, 0, watermark)
        : new RankedNumbers(from, all.subList(from, to), all.size() - to, watermark);
  }

  @Override
  public synchronized Optional<Plan.Window> span(Scope scope, Condition filter) {
    List<LedgerRow> visible =
        rows.values().stream()
            .filter(
                row -> {
                  EventView event = new EventView(row, ZoneOffset.UTC);
                  return event.visibleTo(scope) && event.satisfies(filter);
                })
            .sorted(BY_TIME)
            .toList();
    return visible.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Plan.Window(
                visible.get(0).event().occurredAt(),
                visible.get(visible.size() - 1).event().occurredAt()));
  }

  @Override
  public synchronized EventPage events(EventSelection selection) {
    List<LedgerRow> matching = matching(selection);
    Cursor after = Cursor.parse(selection.cursor());
    List<LedgerRow> rest =
        matching.stream().filter(row -> after == null || after.isBefore(row)).toList();
    List<LedgerRow> page = rest.subList(0, Math.min(selection.limit(), rest.size()));
    String next =
        page.size() < rest.size() ? Cursor.of(page.get(page.size() - 1)).toString() : null;
    return new EventPage(page, matching.size(), next, watermark);
  }

  @Override
  public void each(EventSelection selection, EventSink sink) {
    List<LedgerRow> matching;
    Watermark reached;
    synchronized (this) {
      matching = matching(selection);
      reached = watermark;
    }
    sink.begin(matching.size(), reached);
    matching.forEach(sink::next);
  }

  @Override
  public synchronized List<DimensionValue> values(Dimension dimension, EventSelection selection) {
    Map<String, Long> counts = new TreeMap<>();
    long silent = 0;
    for (LedgerRow row : matching(selection)) {
      String value = new EventView(row, selection.zone()).dimension(dimension);
      if (value == null) {
        silent++;
      } else {
        counts.merge(value, 1L, Long::sum);
      }
    }
    Stream<DimensionValue> said =
        counts.entrySet().stream()
            .map(entry -> new DimensionValue(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(DimensionValue::events).reversed())
            .limit(selection.limit());
    return Stream.concat(
            silent == 0 ? Stream.empty() : Stream.of(new DimensionValue(null, silent)), said)
        .toList();
  }

  @Override
  public synchronized Elements elements() {
    return new MemoryElements(rows.values().stream().sorted(BY_TIME).toList(), watermark);
  }

  @Override
  public Tables tables() {
    return new MemoryTables(this::content);
  }

  private synchronized MemoryTables.Content content() {
    return new MemoryTables.Content(List.copyOf(rows.values()), watermark, amended);
  }

  private List<LedgerRow> matching(EventSelection selection) {
    return rows.values().stream()
        .filter(row -> PlanRun.isWithin(row.event().occurredAt(), selection.window()))
        .filter(
            row -> {
              EventView event = new EventView(row, selection.zone());
              return event.visibleTo(selection.scope()) && event.satisfies(selection.filter());
            })
        .sorted(BY_TIME.reversed())
        .toList();
  }

  @Override
  public synchronized Fingerprint fingerprint() {
    ContentHash hash = new ContentHash();
    rows.values().forEach(hash::add);
    return hash.fingerprint();
  }

  @Override
  public synchronized void clear() {
    amended++;
    rows.clear();
    waiting.clear();
    recent.restart(0);
    watermark = Watermark.NOTHING;
    followed = null;
  }

  @Override
  public void close() {}

  /** The last event of a page: the next page holds what is older. */
  private record Cursor(long micros, long seq) {

    static @Nullable Cursor parse(@Nullable String text) {
      if (text == null) {
        return null;
      }
      String[] parts = text.split("_", -1);
      try {
        if (parts.length == 2) {
          return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
      } catch (NumberFormatException e) {
        throw invalid(text);
      }
      throw invalid(text);
    }

    static Cursor of(LedgerRow row) {
      return new Cursor(row.event().occurredMicros(), row.seq());
    }

    boolean isBefore(LedgerRow row) {
      long other = row.event().occurredMicros();
      return other < micros || (other == micros && row.seq() < seq);
    }

    @Override
    public String toString() {
      return micros + "_" + seq;
    }

    private static AnalyticsException invalid(String text) {
      return AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "cursor", "'" + text + "' is no cursor of ours", List.of());
    }
  }
}
