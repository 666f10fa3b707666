package io.aecos.analytics.server.accounts;

import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Team;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams, and who belonged to them from when to when. */
@RestController
@RequestMapping("/api/teams")
public final class TeamsEndpoint {
  private final Directory directory;

  public TeamsEndpoint(Directory directory) {
    this.directory = directory;
  }

  /** A membership; both days are included, and null stands for no end. */
  public record MemberJson(
      String user, @Nullable LocalDate from, @Nullable LocalDate to, boolean lead) {}

  /** A team with all memberships that it ever had. */
  public record TeamJson(String name, List<MemberJson> members) {
    static TeamJson of(Team team) {
      return new TeamJson(team.name(), team.members().stream().map(TeamJson::member).toList());
    }

    private static MemberJson member(Membership one) {
      return new MemberJson(one.person(), one.from(), one.to(), one.lead());
    }
  }

  /** All teams. */
  public record TeamsJson(List<TeamJson> teams) {}

  /** What a team is to be called. */
  public record WantedTeam(@Nullable String name) {}

  /** Who is to belong to a team. */
  public record WantedMember(
      @Nullable String team,
      @Nullable String user,
      @Nullable String from,
      @Nullable String to,
      @Nullable Boolean lead) {}

  @GetMapping
  @Requires(Permission.ADMINISTER)
  public TeamsJson list() {
    return new TeamsJson(directory.teams().stream().map(TeamJson::of).toList());
  }

  @PostMapping
  @Audited("team.create")
  @Requires(Permission.ADMINISTER)
  @ResponseStatus(HttpStatus.CREATED)
  public TeamJson add(@RequestBody WantedTeam wanted) {
    AuditNote.current().on(wanted.name());
    return TeamJson.of(directory.addTeam(Words.present("name", wanted.name())));
  }

  /** Keeps a membership; the one that began on the same day is replaced, which also ends one. */
  @PutMapping("/members")
  @Audited("team.member")
  @Requires(Permission.ADMINISTER)
  public TeamJson join(@RequestBody WantedMember wanted) {
    AuditNote.current()
        .on(wanted.team())
        .detail("user", wanted.user())
        .detail("from", wanted.from())
        .detail("to", wanted.to())
        .detail("lead", wanted.lead());
    return TeamJson.of(
        directory.join(
            new Membership(
                Words.present("team", wanted.team()),
                Words.present("user", wanted.user()),
                Words.day("from", wanted.from()),
                Words.day("to", wanted.to()),
                Boolean.TRUE.equals(wanted.lead()))));
  }
}
