package io.aecos.analytics.demo;

import java.util.ArrayList;
import java.util.List;

/** Everybody who works for the firm during the two years, with those who join and leave. */
final class People {
  private static final String[] FIRST = {
    "alice", "ben", "carla", "dmitri", "erin", "farid", "grace", "hugo", "ines", "jonas", "keiko",
    "liam", "maya", "noor", "oscar", "priya", "quentin", "rosa", "samir", "tess", "umar", "vera",
    "wen", "ximena", "yusuf", "zoe", "anders", "bianca", "cyrus", "dana"
  };
  private static final String[] LAST = {
    "nguyen",
    "carter",
    "mendes",
    "kowalski",
    "oneil",
    "haddad",
    "lee",
    "wu",
    "okafor",
    "berg",
    "tanaka",
    "silva",
    "patel",
    "rossi",
    "novak",
    "weiss",
    "romero",
    "dubois",
    "khan",
    "lindqvist",
    "moreau",
    "adeyemi",
    "fischer",
    "santos",
    "ivanov",
    "clarke",
    "yilmaz",
    "hansen",
    "ortiz",
    "becker",
    "doyle"
  };
  private static final int NEVER = Integer.MAX_VALUE;

  private final List<Person> all = new ArrayList<>();

  People(int count, int days, Dice dice) {
    for (int number = 0; number < count; number++) {
      all.add(hire(number, days, dice));
    }
  }

  List<Person> all() {
    return List.copyOf(all);
  }

  List<Person> here(int day) {
    return all.stream().filter(person -> person.isHere(day)).toList();
  }

  private static Person hire(int number, int days, Dice dice) {
    boolean founder = number < 8;
    int joined = founder || dice.chance(.55) ? -365 : 10 + dice.below(days - 40);
    boolean leaves = !founder && dice.chance(.2);
    int left = leaves ? Math.max(joined, 0) + 90 + dice.below(days) : NEVER;
    return new Person(
        number,
        name(number),
        founder ? Office.of(number) : Office.of(dice.next()),
        disciplineOf(dice.unit()),
        founder ? founderRole(number) : roleOf(dice.unit()),
        joined,
        left,
        dice.around(1, .45));
  }

  /** First and last names run through all pairs before one repeats (their counts are coprime). */
  private static String name(int number) {
    String name = FIRST[number % FIRST.length] + '.' + LAST[number % LAST.length];
    int round = number / (FIRST.length * LAST.length);
    return round == 0 ? name : name + (round + 1);
  }

  private static Person.Role founderRole(int number) {
    return number < 4 ? Person.Role.ADMIN : Person.Role.REVIEWER;
  }

  private static Person.Role roleOf(double roll) {
    if (roll < .74) {
      return Person.Role.DESIGNER;
    }
    return roll < .92 ? Person.Role.REVIEWER : Person.Role.VIEWER;
  }

  private static Discipline disciplineOf(double roll) {
    if (roll < .38) {
      return Discipline.GENERAL;
    }
    if (roll < .6) {
      return Discipline.STRUCTURAL;
    }
    if (roll < .8) {
      return Discipline.MEP;
    }
    if (roll < .92) {
      return Discipline.INTERIOR;
    }
    return roll < .96 ? Discipline.SITEWORK : Discipline.FIRE_PROTECTION;
  }
}
