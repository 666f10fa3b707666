package io.aecos.analytics.client;

import java.time.Duration;

/** Something happened: raised by one thread, awaited by another. Raising twice is raising once. */
final class Signal {
  private boolean raised;

  synchronized void raise() {
    raised = true;
    notifyAll();
  }

  /** Waits until it is raised, at most {@code limit}, and lowers it. */
  synchronized void await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (!raised && left > 0) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
      left = end - System.nanoTime();
    }
    raised = false;
  }
}
