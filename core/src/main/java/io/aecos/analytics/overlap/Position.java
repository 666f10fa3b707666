package io.aecos.analytics.overlap;

import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.ledger.SourceBook;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the ledger was looked at, how far that is known to the ledger itself, and which projects
 * turned out to be told of by both sides.
 */
record Position(long seq, long storedSeq, Set<String> shared) {
  private static final String PLACE = "overlap";

  /** So much is looked at again after a restart, at most. */
  private static final long FAR = 20_000;

  Position {
    shared = Set.copyOf(shared);
  }

  static Position in(SourceBook book) {
    String text = book.find("", PLACE).map(SourceState::position).orElse("{}");
    Map<String, Object> stored = JsonValues.read(text);
    long seq = stored.get("seq") instanceof Number number ? number.longValue() : 0;
    Set<String> shared = new TreeSet<>();
    if (stored.get("projects") instanceof List<?> projects) {
      projects.forEach(project -> shared.add(String.valueOf(project)));
    }
    return new Position(seq, seq, shared);
  }

  Position at(long newSeq, Set<String> nowShared) {
    return new Position(newSeq, storedSeq, nowShared);
  }

  Position stored() {
    return new Position(seq, seq, shared);
  }

  boolean isFarFrom(Position before) {
    return seq - storedSeq >= FAR || !shared.equals(before.shared);
  }

  SourceReport report(Instant checkedAt) {
    Map<String, Object> position =
        Map.of("seq", seq, "projects", new ArrayList<>(new TreeSet<>(shared)));
    SourceState state =
        new SourceState(
            "",
            PLACE,
            SourceState.Status.READ,
            "",
            Set.of(),
            seq,
            checkedAt,
            JsonValues.write(position));
    return new SourceReport(List.of(state), List.of(), List.of());
  }
}
