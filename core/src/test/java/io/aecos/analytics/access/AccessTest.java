package io.aecos.analytics.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What scopes say of themselves; what they see of random events, ScopeContract says. */
final class AccessTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Access.Member ANA = new Access.Member(Set.of("ana"), null, NOW);

  @Test
  void seesProject_onlyWhatIsSeenAsAWhole() {
    Scope team = Access.team(List.of(ANA), Set.of("tower", "Zu\u0308rich"), Set.of("secret"));

    assertThat(team.seesProject("tower")).isTrue();
    assertThat(team.seesProject(" Z\u00fcrich")).isTrue();
    assertThat(team.seesProject("school")).isFalse();
    assertThat(team.seesProject("secret")).isFalse();
    assertThat(team.seesProject("")).isFalse();
    assertThat(Access.person(Set.of("ana")).seesProject("tower")).isFalse();
    assertThat(Access.auditor().seesProject("tower")).isFalse();
    assertThat(Access.everything().seesProject("")).isTrue();
  }

  @Test
  void seesTrail_isForWhoSeesAllAuditEntriesOfAProject() {
    Scope team = Access.team(List.of(ANA), Set.of("tower"), Set.of("secret"));

    assertThat(Access.auditor().seesTrail("secret")).isTrue();
    assertThat(Access.within(Access.auditor(), Set.of("tower")).seesTrail("secret")).isFalse();
    assertThat(Access.everything().seesTrail("secret")).isTrue();
    assertThat(team.seesTrail("tower")).isTrue();
    assertThat(team.seesTrail("secret")).isFalse();
    assertThat(Access.person(Set.of("ana")).seesTrail("tower")).isFalse();
  }

  @Test
  void seesProject_oneThatIsClosedAndOwn_isOwn() {
    Scope team = Access.team(List.of(ANA), Set.of("tower"), Set.of("tower", "secret"));

    assertThat(team.seesProject("tower")).isTrue();
    assertThat(team).isEqualTo(Access.team(List.of(ANA), Set.of("tower"), Set.of("secret")));
  }

  /** The view of an export names the projects that it was filtered by. */
  @Test
  void team_whatMembersExported_isTheirsAndTheAuditorsToSee() {
    Event export =
        Event.builder(UUID.randomUUID(), NOW.minusSeconds(1), EventType.own("exported"), "own")
            .user("ana")
            .attribute("view", "/productivity?project=secret")
            .build();

    assertThat(Access.team(List.of(ANA), Set.of(), Set.of("secret")).sees(export)).isFalse();
    assertThat(Access.team(List.of(ANA), Set.of(), Set.of()).sees(export)).isFalse();
    assertThat(Access.person(Set.of("ana")).sees(export)).isTrue();
    assertThat(Access.auditor().sees(export)).isTrue();
  }

  @Test
  void person_closedProjectOfOthers_isSeenByNoName() {
    Scope ana = Access.person(Set.of("ana"), Set.of("secret"));

    assertThat(ana).isNotEqualTo(Access.person(Set.of("ana")));
    assertThat(Access.person(Set.of("ana"), Set.of())).isEqualTo(Access.person(Set.of("ana")));
    assertThat(Access.person(Set.of(), Set.of("secret"))).isEqualTo(Access.nothing());
    assertThat(ana.seesBeyondItsProjects()).isTrue();
  }

  @Test
  void within_ofWholeProjects_leavesThoseOfBothWhole() {
    Scope token =
        Access.within(Access.limitedTo(Set.of("a", "b"), Set.of("ana")), Set.of("b", "c"));

    assertThat(token.wholeProjects()).containsExactly("b");
    assertThat(token.seesBeyondItsProjects()).isTrue();
    assertThat(Access.within(Access.everything(), Set.of("b")))
        .isEqualTo(Access.limitedTo(Set.of("b"), Set.of()));
  }

  @Test
  void team_withoutMembersAndProjects_seesNothing() {
    assertThat(Access.team(List.of(), Set.of(), Set.of("secret"))).isEqualTo(Access.nothing());
    assertThat(Access.person(Set.of(" ", ""))).isEqualTo(Access.nothing());
    assertThat(Access.anyOf(List.of())).isEqualTo(Access.nothing());
    assertThat(Access.within(Access.everything(), Set.of())).isEqualTo(Access.nothing());
    assertThat(Access.nothing().seesBeyondItsProjects()).isFalse();
  }

  @Test
  void equals_sameViewer_sameKey_otherSpan_otherKey() {
    Access.Member later = new Access.Member(Set.of("ana"), null, NOW.plusSeconds(1));
    Scope team = Access.team(List.of(ANA), Set.of(), Set.of());

    assertThat(team).isEqualTo(Access.team(List.of(ANA, ANA), Set.of(), Set.of()));
    assertThat(team).hasSameHashCodeAs(Access.team(List.of(ANA), Set.of(), Set.of()));
    assertThat(team).isNotEqualTo(Access.team(List.of(later), Set.of(), Set.of()));
    assertThat(team).isNotEqualTo(Access.team(List.of(ANA), Set.of(), Set.of("secret")));
  }

  @Test
  void anyOf_withEverything_isEverything() {
    assertThat(Access.anyOf(List.of(Access.auditor(), Access.everything())).isEverything())
        .isTrue();
    assertThat(Access.anyOf(List.of(Access.auditor(), Access.nothing())))
        .isEqualTo(Access.auditor());
  }
}
