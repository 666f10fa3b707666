package io.aecos.analytics.server.operate;

import io.aecos.analytics.projection.Follower.Rebuilt;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One rebuild and what is known of it. Safe for use by many threads. */
final class Rebuild {
  private final String id = UUID.randomUUID().toString();
  private final CountDownLatch ended = new CountDownLatch(1);
  private RebuildJson.State state = RebuildJson.State.RUNNING;
  private long done;
  private long total;
  private String message = "";
  private @Nullable Rebuilt outcome;

  String id() {
    return id;
  }

  synchronized void step(long nowDone, long ofTotal, String what) {
    done = nowDone;
    total = ofTotal;
    message = what;
  }

  void succeed(Rebuilt rebuilt) {
    end(RebuildJson.State.DONE, "", rebuilt);
  }

  void fail(String why) {
    end(RebuildJson.State.FAILED, why, null);
  }

  boolean isRunning() {
    return ended.getCount() > 0;
  }

  /** Waits for its end, but no longer than {@code patience}. */
  void await(Duration patience) throws InterruptedException {
    ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized RebuildJson json() {
    Rebuilt end = outcome;
    return end == null
        ? new RebuildJson(id, state.text(), done, total, message, null, null, null, null)
        : new RebuildJson(
            id,
            state.text(),
            done,
            total,
            message,
            end.equal(),
            end.after().rows(),
            end.before(),
            end.after());
  }

  private void end(RebuildJson.State how, String what, @Nullable Rebuilt rebuilt) {
    synchronized (this) {
      state = how;
      message = what;
      outcome = rebuilt;
      done = rebuilt == null ? done : total;
    }
    ended.countDown();
  }
}
