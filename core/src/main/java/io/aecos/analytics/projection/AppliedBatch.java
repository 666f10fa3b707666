package io.aecos.analytics.projection;

import io.aecos.analytics.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that one batch of ledger rows changed, and the watermark that it moved to. {@code
 * types} are those of the changed events, in the same order: equal ones are one object, in all
 * batches as a rule, so that whoever looks for some of them need not compare texts.
 */
public record AppliedBatch(Watermark watermark, List<RowChange> changes, List<EventType> types) {
  /** More types than any catalogue has. */
  private static final int MOST_TYPES = 4_096;

  private static final Map<EventType, EventType> KNOWN = new ConcurrentHashMap<>();

  public AppliedBatch {
    changes = List.copyOf(changes);
    types = List.copyOf(types);
  }

  public AppliedBatch(Watermark watermark, List<RowChange> changes) {
    this(watermark, changes, types(changes));
  }

  /** An amendment changes much of an event, but not what kind of happening it is. */
  private static List<EventType> types(List<RowChange> changes) {
    if (KNOWN.size() > MOST_TYPES) {
      KNOWN.clear();
    }
    List<EventType> types = new ArrayList<>();
    for (RowChange change : changes) {
      var row = change.after() == null ? Objects.requireNonNull(change.before()) : change.after();
      EventType type = row.event().eventType();
      types.add(KNOWN.computeIfAbsent(type, itself -> itself));
    }
    return types;
  }
}
