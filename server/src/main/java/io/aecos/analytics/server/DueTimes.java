package io.aecos.analytics.server;

import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.alerts.Post;
import io.aecos.analytics.server.alerts.Watch;
import io.aecos.analytics.server.refresh.Refreshes;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import io.aecos.analytics.server.settings.RefreshSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/**
 * Begins to do what is due: with a server that stays, from its start; with one that runs for a
 * command's duration, when somebody refreshes.
 */
final class DueTimes implements SmartLifecycle {
  private final Parts parts;
  private final boolean atStart;
  private volatile boolean running;

  /** What is done when it is due. */
  record Parts(
      ScheduleDesk desk,
      Refreshes refreshes,
      Watch watch,
      Post post,
      Timetable timetable,
      RefreshSettings refresh,
      ZoneId zone,
      Clock clock) {}

  DueTimes(Parts parts, boolean atStart) {
    this.parts = parts;
    this.atStart = atStart;
  }

  void begin() {
    Map<String, Timetable.Call> others = new HashMap<>();
    LocalTime at = parts.refresh().at();
    others.put(
        Refreshes.NAME,
        at == null ? (id, due) -> Optional.empty() : parts.refreshes().daily(at, parts.zone()));
    others.put(Watch.NAME, parts.watch());
    others.put(Post.NAME, parts.post());
    parts.desk().start(others);
    parts.watch().begin();
  }

  /** One that is overdue stays so, and is made up for. */
  private void planDaily() {
    LocalTime at = parts.refresh().at();
    Instant now = parts.clock().instant();
    if (at == null) {
      parts.timetable().remove(Refreshes.DAILY);
    } else if (parts.timetable().due(Refreshes.DAILY).filter(due -> !due.isAfter(now)).isEmpty()) {
      parts.timetable().put(Refreshes.DAILY, Refreshes.next(at, parts.zone(), now));
    }
  }

  @Override
  public void start() {
    running = true;
    if (atStart) {
      planDaily();
      begin();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
