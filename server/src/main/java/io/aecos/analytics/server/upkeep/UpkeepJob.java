package io.aecos.analytics.server.upkeep;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A piece of work and what is known of it. Safe for use by many threads. */
public final class UpkeepJob {
  private final String id = UUID.randomUUID().toString();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final String kind;
  private String state = "running";
  private long done;
  private long total;
  private String message = "";
  private @Nullable Object outcome;

  UpkeepJob(String kind) {
    this.kind = kind;
  }

  public String id() {
    return id;
  }

  String kind() {
    return kind;
  }

  synchronized void at(long nowDone, long ofTotal, String what) {
    done = nowDone;
    total = ofTotal;
    message = what;
  }

  void succeed(Object result) {
    end("done", "", result);
  }

  void fail(String why) {
    end("failed", why, null);
  }

  private void end(String how, String what, @Nullable Object result) {
    synchronized (this) {
      state = how;
      message = what;
      outcome = result;
      done = result == null ? done : total;
    }
    ended.countDown();
  }

  boolean isRunning() {
    return ended.getCount() > 0;
  }

  /** Waits for its end, but no longer than {@code patience}. */
  public void await(Duration patience) throws InterruptedException {
    ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  public synchronized UpkeepJson json() {
    return new UpkeepJson(id, kind, state, done, total, message, outcome);
  }
}
