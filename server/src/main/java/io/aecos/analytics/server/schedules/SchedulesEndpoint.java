package io.aecos.analytics.server.schedules;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is done again and again, for whom, and what became of it. Each schedule is its owner's;
 * administrators see and remove all, since they are who looks after the server.
 */
@RestController
@RequestMapping("/api/schedules")
public final class SchedulesEndpoint {
  private final ScheduleDesk desk;
  private final Owners owners;

  public SchedulesEndpoint(ScheduleDesk desk, Owners owners) {
    this.desk = desk;
    this.owners = owners;
  }

  /** Which due time it is that was begun. */
  public record RunStarted(Instant due) {}

  @GetMapping
  @Requires(Permission.READ_METRICS)
  public ScheduleJson.SchedulesJson all(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return new ScheduleJson.SchedulesJson(desk.of(viewer));
  }

  @PostMapping
  @Audited("schedule.add")
  @Requires(Permission.EXPORT)
  @ResponseStatus(HttpStatus.CREATED)
  public ScheduleJson add(Viewer viewer, @RequestBody Order order, HttpServletRequest request) {
    owners.requireOwner(Caller.of(request));
    ScheduleJson made = desk.add(viewer, order);
    AuditNote.current()
        .on(made.id())
        .detail("name", made.name())
        .detail("cron", made.cron())
        .detail("deliver", made.deliver());
    return made;
  }

  @GetMapping("/{id}")
  @Requires(Permission.READ_METRICS)
  public ScheduleJson one(Viewer viewer, @PathVariable String id) {
    return desk.find(viewer, id);
  }

  @GetMapping("/{id}/runs")
  @Requires(Permission.READ_METRICS)
  public ScheduleJson.RunsJson runs(Viewer viewer, @PathVariable String id) {
    return new ScheduleJson.RunsJson(desk.runs(viewer, id));
  }

  @PostMapping("/{id}/run")
  @Audited("schedule.run")
  @Requires(Permission.EXPORT)
  @ResponseStatus(HttpStatus.ACCEPTED)
  public RunStarted run(Viewer viewer, @PathVariable String id) {
    return new RunStarted(desk.runNow(viewer, id));
  }

  @DeleteMapping("/{id}")
  @Audited("schedule.remove")
  @Requires(Permission.EXPORT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void remove(Viewer viewer, @PathVariable String id) {
    desk.remove(viewer, id);
  }
}
