package io.aecos.analytics.server.accounts;

import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Restriction;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which projects are restricted to which teams; all others are everybody's. */
@RestController
@RequestMapping("/api/projects")
public final class ProjectsEndpoint {
  private final Directory directory;

  public ProjectsEndpoint(Directory directory) {
    this.directory = directory;
  }

  /** A project with the teams that it is restricted to; none where it is everybody's. */
  public record RestrictedJson(String project, List<String> teams) {}

  /** All that are restricted. */
  public record ProjectsJson(List<RestrictedJson> projects) {}

  /** Which project is to be restricted to which team, beside those that it is restricted to. */
  public record WantedRestriction(@Nullable String project, @Nullable String team) {}

  @GetMapping("/restricted")
  @Requires(Permission.ADMINISTER)
  public ProjectsJson list() {
    Map<String, List<String>> teams = new TreeMap<>();
    directory
        .restrictions()
        .forEach(
            one ->
                teams.computeIfAbsent(one.project(), unused -> new ArrayList<>()).add(one.team()));
    return new ProjectsJson(
        teams.entrySet().stream()
            .map(entry -> new RestrictedJson(entry.getKey(), entry.getValue()))
            .toList());
  }

  @PutMapping("/restricted")
  @Audited("project.restrict")
  @Requires(Permission.ADMINISTER)
  public RestrictedJson restrict(@RequestBody WantedRestriction wanted) {
    Restriction restriction =
        new Restriction(
            Words.present("project", wanted.project()), Words.present("team", wanted.team()));
    AuditNote.current().on(restriction.project()).detail("team", restriction.team());
    return project(restriction.project(), directory.restrict(restriction));
  }

  /** Lifts one restriction of a project, or all of them where no team is named. */
  @DeleteMapping("/restricted")
  @Audited("project.lift")
  @Requires(Permission.ADMINISTER)
  public RestrictedJson lift(
      @RequestParam String project, @RequestParam(required = false) @Nullable String team) {
    AuditNote.current().on(project).detail("team", team);
    return project(project, directory.lift(project, team));
  }

  private static RestrictedJson project(String project, List<Restriction> restrictions) {
    return new RestrictedJson(project, restrictions.stream().map(Restriction::team).toList());
  }
}
