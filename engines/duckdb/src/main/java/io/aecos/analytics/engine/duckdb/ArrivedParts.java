package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Watermark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What parts of the ledger brought: rows to insert, to which the amendments that came in one part
 * with them are applied, or all where they were given ahead, and those amendments whose targets did
 * not come. A target that older amendments wait for gets none of them here, since they apply in the
 * order of the ledger. For one thread at a time.
 */
final class ArrivedParts {
  /** So many amendments may stand in memory. */
  private static final int MOST = 50_000;

  private final Optional<Set<UUID>> awaited;
  private final AmendmentsAhead ahead;
  private final Map<UUID, List<LedgerRow>> amendments = new LinkedHashMap<>();
  private int kept;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private @Nullable LedgerRow last;

  /** {@code awaited} are the targets that stored amendments wait for; empty for too many. */
  ArrivedParts(Optional<Set<UUID>> awaited, AmendmentsAhead ahead) {
    this.awaited = awaited;
    this.ahead = ahead;
  }

  /** Whether another part may be taken. */
  boolean hasRoom() {
    return kept < MOST;
  }

  /** Amendments that came, by their targets, each in the order of the ledger; to be asked once. */
  Map<UUID, List<LedgerRow>> amendments() {
    return ahead.areKnown() && last != null ? ahead.takeUpTo(last.seq()) : amendments;
  }

  /** The rows of a part, which is not empty, that are to be inserted. */
  LedgerRow[] take(List<LedgerRow> part) {
    last = part.get(part.size() - 1);
    Map<UUID, List<LedgerRow>> own = new LinkedHashMap<>();
    List<LedgerRow> rows = new ArrayList<>(part.size());
    for (LedgerRow row : part) {
      if (Amendment.is(row.event())) {
        own.computeIfAbsent(Amendment.target(row.event()), id -> new ArrayList<>()).add(row);
      } else {
        rows.add(row);
      }
    }
    if (ahead.areKnown()) {
      rows = amendedAhead(rows);
    } else if (!own.isEmpty()) {
      rows = amended(rows, own);
      own.forEach(this::keep);
    }
    rows.forEach(this::note);
    return rows.toArray(LedgerRow[]::new);
  }

  private List<LedgerRow> amended(List<LedgerRow> rows, Map<UUID, List<LedgerRow>> own) {
    List<LedgerRow> amended = new ArrayList<>(rows.size());
    for (LedgerRow row : rows) {
      List<LedgerRow> inOrder = own.get(row.event().id());
      if (inOrder == null || isAwaited(row.event().id())) {
        amended.add(row);
        continue;
      }
      LedgerRow after = Applying.amended(row, inOrder);
      if (after != null) {
        amended.add(after);
        own.remove(row.event().id());
      }
    }
    return amended;
  }

  private List<LedgerRow> amendedAhead(List<LedgerRow> rows) {
    List<LedgerRow> amended = new ArrayList<>(rows.size());
    for (LedgerRow row : rows) {
      UUID id = row.event().id();
      List<LedgerRow> inOrder = ahead.of(id);
      if (inOrder.isEmpty() || isAwaited(id)) {
        amended.add(row);
        continue;
      }
      LedgerRow after = Applying.amended(row, inOrder);
      if (after != null) {
        amended.add(after);
        ahead.applied(id);
      }
    }
    return amended;
  }

  private boolean isAwaited(UUID target) {
    return amendments.containsKey(target)
        || awaited.map(targets -> targets.contains(target)).orElse(true);
  }

  private void keep(UUID target, List<LedgerRow> inOrder) {
    amendments.computeIfAbsent(target, id -> new ArrayList<>()).addAll(inOrder);
    kept += inOrder.size();
  }

  private void note(LedgerRow row) {
    long micros = row.event().occurredMicros();
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
  }

  /** The content with the rows inserted; the amendments are not in it yet. */
  Content content(Content before, Kinds kinds) {
    LedgerRow reached = last;
    Watermark watermark =
        reached == null ? before.watermark() : new Watermark(reached.seq(), reached.receivedAt());
    boolean none = firstMicros > lastMicros;
    long first = none || !before.isEmpty() ? before.firstMicros() : firstMicros;
    long latest = none || !before.isEmpty() ? before.lastMicros() : lastMicros;
    return new Content(
        watermark,
        before.followed(),
        kinds,
        none ? first : Math.min(first, firstMicros),
        none ? latest : Math.max(latest, lastMicros),
        before.version());
  }
}
