package io.aecos.analytics.server.refresh;

import io.aecos.analytics.server.refresh.RefreshJson.RefreshCheckJson;
import io.aecos.analytics.server.refresh.RefreshJson.RollupsJson;
import io.aecos.analytics.server.refresh.RefreshJson.WorkspaceJson;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A refresh and how far it has got. Safe for use by many threads. */
final class RefreshJob {
  private final String id = UUID.randomUUID().toString();
  private final Instant begunAt;
  private final long seed;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<String> findings = new ArrayList<>();
  private final List<WorkspaceJson> workspaces = new ArrayList<>();
  private List<ScheduleDesk.RunEnded> schedules = List.of();
  private String step = "begins";
  private @Nullable RollupsJson rollups;
  private @Nullable RefreshCheckJson check;
  private long watermark;
  private @Nullable Instant endedAt;
  private boolean failed;

  RefreshJob(Instant begunAt, long seed) {
    this.begunAt = begunAt;
    this.seed = seed;
  }

  String id() {
    return id;
  }

  long seed() {
    return seed;
  }

  Instant begunAt() {
    return begunAt;
  }

  synchronized void step(String what) {
    step = what;
  }

  synchronized void finding(String what) {
    findings.add(what);
  }

  synchronized void read(WorkspaceJson workspace) {
    workspaces.add(workspace);
  }

  synchronized void rolledUp(RollupsJson how) {
    rollups = how;
  }

  synchronized void checked(RefreshCheckJson how, long seq) {
    check = how;
    watermark = seq;
  }

  synchronized void scheduled(List<ScheduleDesk.RunEnded> done) {
    schedules = done;
  }

  /** What will be told of it once it has ended like this; nobody is told yet. */
  synchronized RefreshJson ending(boolean broken, Instant now) {
    return json(broken, now);
  }

  void end(boolean broken, Instant now) {
    synchronized (this) {
      failed = broken;
      endedAt = now;
      step = "";
    }
    ended.countDown();
  }

  boolean isRunning() {
    return ended.getCount() > 0;
  }

  void await() throws InterruptedException {
    ended.await();
  }

  /** Waits for its end, but no longer than {@code patience}. */
  void await(Duration patience) throws InterruptedException {
    ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized RefreshJson json() {
    return json(failed, endedAt);
  }

  private RefreshJson json(boolean broken, @Nullable Instant end) {
    boolean running = end == null;
    return new RefreshJson(
        id,
        running ? "running" : broken ? "failed" : "done",
        running ? step : "",
        running ? null : findings.isEmpty() && !broken,
        List.copyOf(findings),
        List.copyOf(workspaces),
        rollups,
        check,
        schedules,
        watermark,
        begunAt,
        end);
  }
}
