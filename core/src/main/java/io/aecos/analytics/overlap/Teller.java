package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Event;
import org.jspecify.annotations.Nullable;

/** Who tells of an event, as far as it matters here: a hook in the program or a connector. */
enum Teller {
  HOOK("hook:"),
  CONNECTOR("workspace:");

  private final String prefix;

  Teller(String prefix) {
    this.prefix = prefix;
  }

  /** Null for all other sources, which nobody else tells of. */
  static @Nullable Teller of(String source) {
    for (Teller teller : values()) {
      if (source.startsWith(teller.prefix)) {
        return teller;
      }
    }
    return null;
  }

  boolean tells(Event event) {
    return event.source().startsWith(prefix);
  }
}
