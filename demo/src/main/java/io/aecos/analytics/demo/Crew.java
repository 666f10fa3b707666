package io.aecos.analytics.demo;

import java.util.List;

/** Who works on one project on one day; nobody's list is empty. */
record Crew(Site site, List<Person> designers, List<Person> reviewers) {
  private static final int TRIES = 6;
  private static final double BUSIEST = 2;

  /** Puts a project's crew together: its office's people and some of the others'. */
  static Crew of(Site site, List<Person> here) {
    List<Person> members = here.stream().filter(person -> worksOn(person, site)).toList();
    return new Crew(
        site,
        orAll(members.stream().filter(Person::designs).toList(), here),
        orAll(members.stream().filter(Person::reviews).toList(), here));
  }

  /** A designer, preferably of the discipline; who is quicker is more likely to be the one. */
  Person designer(Discipline discipline, int day, Dice dice) {
    Person best = dice.pick(designers);
    for (int i = 0; i < TRIES; i++) {
      boolean busy = dice.unit() * BUSIEST < best.pace(day);
      if (busy && (best.discipline() == discipline || discipline == Discipline.GENERAL)) {
        return best;
      }
      best = dice.pick(designers);
    }
    return best;
  }

  Person reviewer(Dice dice) {
    return dice.pick(reviewers);
  }

  private static boolean worksOn(Person person, Site site) {
    return person.office() == site.office()
        || Dice.unit(Dice.mix(site.seed(), person.number())) < .3;
  }

  private static List<Person> orAll(List<Person> members, List<Person> here) {
    return members.isEmpty() ? here : members;
  }
}
