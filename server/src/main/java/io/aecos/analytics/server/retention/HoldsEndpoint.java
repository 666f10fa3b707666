package io.aecos.analytics.server.retention;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.ProjectHold;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.settings.Settings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which projects are held: what names them stays in the ledger, whatever its age. */
@RestController
@RequestMapping("/api/projects/held")
public final class HoldsEndpoint {
  private final Directory directory;
  private final Settings settings;
  private final Clock clock;

  public HoldsEndpoint(Directory directory, Settings settings, Clock clock) {
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
  }

  /** A project that is held; what config.yaml holds has nobody, no reason and no time. */
  public record HeldProjectJson(
      String project,
      @Nullable String by,
      @Nullable String reason,
      @Nullable String since,
      boolean configured) {}

  /** All that are held, by name. */
  public record HeldProjectsJson(List<HeldProjectJson> projects) {}

  /** Which project is to be held, and why. */
  public record WantedHold(@Nullable String project, @Nullable String reason) {}

  @GetMapping
  @Requires(Permission.ADMINISTER)
  public HeldProjectsJson list() {
    List<HeldProjectJson> all = new ArrayList<>();
    directory.holds().forEach(hold -> all.add(json(hold)));
    settings
        .retention()
        .rules()
        .held()
        .forEach(name -> all.add(new HeldProjectJson(name, null, null, null, true)));
    all.sort(Comparator.comparing(HeldProjectJson::project));
    return new HeldProjectsJson(all);
  }

  @PutMapping
  @Audited("project.hold")
  @Requires(Permission.ADMINISTER)
  public HeldProjectsJson hold(@RequestBody WantedHold wanted, Viewer viewer) {
    ProjectHold hold =
        new ProjectHold(
            ProjectHold.name(wanted.project()),
            viewer.name(),
            wanted.reason() == null ? "" : wanted.reason().strip(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    AuditNote.current().on(hold.project()).detail("reason", hold.reason());
    directory.hold(hold);
    return list();
  }

  /** What config.yaml holds stays held. */
  @DeleteMapping
  @Audited("project.release")
  @Requires(Permission.ADMINISTER)
  public HeldProjectsJson release(@RequestParam String project) {
    AuditNote.current().on(project);
    directory.release(project);
    return list();
  }

  private static HeldProjectJson json(ProjectHold hold) {
    return new HeldProjectJson(
        hold.project(), hold.by(), hold.reason(), hold.since().toString(), false);
  }
}
