package io.aecos.analytics.testkit.projection;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.ContentHash;
import io.aecos.analytics.projection.DimensionValue;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a projection has to answer, worked out from the ledger's rows without any projection. */
final class Worked {
  private Worked() {}

  /** The content by the rules for amendments alone, whatever order it arrived in. */
  static Fingerprint content(List<LedgerRow> rows) {
    ContentHash hash = new ContentHash();
    for (LedgerRow row : rows) {
      Event event = row.event();
      if (!Amendment.is(event)) {
        List<Event> amendments =
            rows.stream()
                .map(LedgerRow::event)
                .filter(Amendment::is)
                .filter(amendment -> Amendment.target(amendment).equals(event.id()))
                .toList();
        Event amended = Amendment.applyAll(event, amendments);
        if (amended != null) {
          hash.add(new LedgerRow(row.seq(), row.receivedAt(), amended));
        }
      }
    }
    return hash.fingerprint();
  }

  static List<LedgerRow> newestFirst(List<LedgerRow> rows, Scope scope) {
    Comparator<LedgerRow> byTime = Comparator.comparing(row -> row.event().occurredAt());
    return rows.stream()
        .filter(row -> scope.sees(row.event()))
        .sorted(byTime.thenComparing(LedgerRow::seq).reversed())
        .toList();
  }

  static Optional<Plan.Window> span(List<LedgerRow> newestFirst) {
    return newestFirst.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Plan.Window(
                newestFirst.get(newestFirst.size() - 1).event().occurredAt(),
                newestFirst.get(0).event().occurredAt()));
  }

  static List<DimensionValue> users(List<LedgerRow> rows) {
    Map<String, Long> said = new TreeMap<>();
    long silent = 0;
    for (LedgerRow row : rows) {
      String user = row.event().user();
      if (user == null) {
        silent++;
      } else {
        said.merge(user, 1L, Long::sum);
      }
    }
    List<DimensionValue> users = new ArrayList<>();
    said.forEach((user, events) -> users.add(new DimensionValue(user, events)));
    users.sort(Comparator.comparingLong(DimensionValue::events).reversed());
    if (silent > 0) {
      users.add(0, new DimensionValue(null, silent));
    }
    return users;
  }
}
