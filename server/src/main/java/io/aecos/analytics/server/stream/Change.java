package io.aecos.analytics.server.stream;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.query.Lag;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became visible up to {@code seq}: how many events, of which types and projects. Who does not
 * see everything is told only of what concerns them.
 */
public record Change(
    long seq,
    @Nullable Instant receivedAt,
    SortedSet<String> types,
    SortedSet<String> projects,
    long events) {

  /** The watermark alone. */
  static Change none(long seq, @Nullable Instant receivedAt) {
    return new Change(seq, receivedAt, new TreeSet<>(), new TreeSet<>(), 0);
  }

  /**
   * Whether someone with that scope is to be told of {@code rows}: also of amendments that do not
   * say whose event they are about, and then of nothing but that numbers may have changed.
   */
  static boolean concerns(List<LedgerRow> rows, Scope scope) {
    return scope.isEverything()
        || rows.stream().anyMatch(row -> scope.sees(row.event()) || Lag.mayChange(row, scope));
  }

  /** What {@code rows}, in ascending order and not empty, bring to someone with that scope. */
  static Change of(List<LedgerRow> rows, Scope scope) {
    SortedSet<String> types = new TreeSet<>();
    SortedSet<String> projects = new TreeSet<>();
    long events = 0;
    for (LedgerRow row : rows) {
      Event event = row.event();
      if (scope.sees(event)) {
        events++;
        types.add(event.eventType().toString());
        if (event.project() != null) {
          projects.add(event.project());
        }
      }
    }
    LedgerRow last = rows.get(rows.size() - 1);
    return new Change(last.seq(), last.receivedAt(), types, projects, events);
  }

  /** This change and a later one, told at once. */
  Change plus(Change later) {
    SortedSet<String> bothTypes = new TreeSet<>(types);
    bothTypes.addAll(later.types);
    SortedSet<String> bothProjects = new TreeSet<>(projects);
    bothProjects.addAll(later.projects);
    return new Change(later.seq, later.receivedAt, bothTypes, bothProjects, events + later.events);
  }
}
