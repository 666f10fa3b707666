package io.aecos.analytics.server;

import java.time.InstantSource;

/** What this machine takes the time to be. */
record MachineClock(InstantSource time) {
  MachineClock() {
    this(InstantSource.system());
  }
}
