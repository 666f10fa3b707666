package io.aecos.analytics.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TeamsTest {
  private static final Instant END = Instant.parse("2026-11-20T21:30:00Z");
  private static final DemoFirm FIRM = DemoFirm.until(END);
  private static final List<TeamMember> MEMBERS = FIRM.teams();

  @Test
  void teams_areTheSameEachTime() {
    assertThat(FIRM.teams()).isEqualTo(MEMBERS);
  }

  @Test
  void everybodyWhoDidSomethingWasInOneTeamThen() {
    List<Event> told = FIRM.sized(20_000).stream().filter(event -> event.user() != null).toList();
    List<TeamMember> members = FIRM.sized(20_000).teams();

    assertThat(told).isNotEmpty();
    assertThat(told)
        .allMatch(
            event ->
                members.stream()
                        .filter(one -> one.person().equals(event.user()))
                        .filter(
                            one ->
                                holds(one, LocalDate.ofInstant(event.occurredAt(), DemoFirm.ZONE)))
                        .count()
                    == 1);
  }

  private static boolean holds(TeamMember member, LocalDate day) {
    return (member.from() == null || !day.isBefore(member.from()))
        && (member.to() == null || !day.isAfter(member.to()));
  }

  @Test
  void teams_haveALeadWhoIsThereAtTheEnd() {
    Set<String> teams = MEMBERS.stream().map(TeamMember::team).collect(Collectors.toSet());
    assertThat(teams).hasSize(4);
    for (String team : teams) {
      assertThat(MEMBERS)
          .filteredOn(one -> one.team().equals(team) && one.lead())
          .singleElement()
          .matches(one -> one.to() == null);
    }
  }

  @Test
  void someMovedFromOneTeamToAnother() {
    List<TeamMember> ended = MEMBERS.stream().filter(one -> one.to() != null).toList();
    assertThat(ended)
        .filteredOn(
            one ->
                MEMBERS.stream()
                    .anyMatch(
                        other ->
                            other.person().equals(one.person())
                                && Objects.equals(
                                    other.from(), Objects.requireNonNull(one.to()).plusDays(1))))
        .hasSizeGreaterThan(1);
  }
}
