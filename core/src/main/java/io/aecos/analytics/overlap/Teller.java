package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who tells of an event, as far as it matters here: a hook in the program, a connector that reads
 * what AEC OS leaves behind, or a warehouse that somebody fills by hand-made hooks. Where two tell
 * of one happening, the event of the one that comes first here stands.
 */
enum Teller {
  HOOK("hook:"),
  CONNECTOR(Ledger.CONNECTOR_SOURCES),
  WAREHOUSE(Ledger.CONNECTOR_SOURCES + "warehouse ");

  private final String prefix;

  Teller(String prefix) {
    this.prefix = prefix;
  }

  /** Null for all other sources, which nobody else tells of. */
  static @Nullable Teller of(String source) {
    if (source.startsWith(WAREHOUSE.prefix)) {
      return WAREHOUSE;
    }
    if (source.startsWith(CONNECTOR.prefix)) {
      return CONNECTOR;
    }
    return source.startsWith(HOOK.prefix) ? HOOK : null;
  }

  boolean tells(Event event) {
    return of(event.source()) == this;
  }

  /** Who else told of {@code event}, as far as that is part of it. */
  static Set<Teller> others(Event event) {
    Set<Teller> others = EnumSet.noneOf(Teller.class);
    add(event.attributes().get(Amendment.ALSO_TOLD_BY), others);
    add(event.attributes().get(Amendment.ALSO_KEPT_BY), others);
    return others;
  }

  private static void add(@Nullable Object source, Set<Teller> others) {
    Teller teller = source == null ? null : of(source.toString());
    if (teller != null) {
      others.add(teller);
    }
  }

  /** The attribute that says on an event that this one told of it, too. */
  String mark() {
    return this == WAREHOUSE ? Amendment.ALSO_KEPT_BY : Amendment.ALSO_TOLD_BY;
  }
}
