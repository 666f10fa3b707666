package io.aecos.analytics.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The firm's teams: one per trade, led by whoever has been there longest, and since the middle of
 * the two years one for computational design, which some of the architects moved to.
 */
final class Teams {
  private static final String COMPUTATION = "Computational design";

  /** Every so manieth architect moved. */
  private static final int MOVED = 4;

  private final WorkCalendar calendar;
  private final People people;
  private final int founded;

  private Teams(Firm firm) {
    this.calendar = firm.calendar();
    this.people = firm.people();
    this.founded = firm.calendar().days() / 2;
  }

  static List<TeamMember> of(Firm firm) {
    return new Teams(firm).members();
  }

  private List<TeamMember> members() {
    List<Stay> stays = new ArrayList<>();
    people.all().stream()
        .filter(person -> person.left() > 0 && person.joined() < calendar.days())
        .forEach(person -> stays.addAll(staysOf(person)));
    return stays.stream()
        .map(stay -> member(stay, leads(stay, stays)))
        .sorted(Comparator.comparing(TeamMember::team).thenComparing(TeamMember::person))
        .toList();
  }

  private List<Stay> staysOf(Person person) {
    String trade = trade(person.discipline());
    boolean moves =
        person.discipline() == Discipline.GENERAL
            && person.number() % MOVED == MOVED - 1
            && person.left() > founded;
    if (!moves) {
      return List.of(new Stay(trade, person, person.joined(), person.left()));
    }
    return person.joined() >= founded
        ? List.of(new Stay(COMPUTATION, person, person.joined(), person.left()))
        : List.of(
            new Stay(trade, person, person.joined(), founded),
            new Stay(COMPUTATION, person, founded, person.left()));
  }

  private static String trade(Discipline discipline) {
    return switch (discipline) {
      case GENERAL, INTERIOR -> "Architecture";
      case STRUCTURAL, SITEWORK -> "Structure and site";
      case MEP, FIRE_PROTECTION -> "Building services";
    };
  }

  /** Of those who are there at the end, the first of the firm's list. */
  private boolean leads(Stay stay, List<Stay> all) {
    return all.stream()
        .filter(other -> other.team.equals(stay.team) && other.to >= calendar.days())
        .findFirst()
        .map(other -> other == stay)
        .orElse(false);
  }

  private TeamMember member(Stay stay, boolean lead) {
    return new TeamMember(
        stay.team,
        stay.person.name(),
        stay.from <= 0 ? null : calendar.date(stay.from),
        last(stay),
        lead);
  }

  private @Nullable LocalDate last(Stay stay) {
    return stay.to >= calendar.days() ? null : calendar.date(stay.to - 1);
  }

  /** From the first day to the last one (exclusive). */
  private record Stay(String team, Person person, int from, int to) {}
}
