package io.aecos.analytics.demo;

import java.util.List;

/** One day of the firm: its number, whose crews are at work, and whether it is of the bad week. */
final class Day {
  private final int number;
  private final List<Crew> crews;
  private final double[] weights;
  private final boolean bad;

  private Day(int number, List<Crew> crews, boolean bad) {
    this.number = number;
    this.crews = crews;
    this.weights = new double[crews.size()];
    this.bad = bad;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += crews.get(i).site().weight(number);
      weights[i] = sum;
    }
  }

  static Day of(int number, Firm firm) {
    List<Person> here = firm.people().here(number);
    List<Crew> crews =
        firm.portfolio().open(number).stream().map(site -> Crew.of(site, here)).toList();
    return new Day(number, crews, firm.badWeek().contains(number));
  }

  int number() {
    return number;
  }

  List<Crew> crews() {
    return crews;
  }

  boolean bad() {
    return bad;
  }

  /** The crew of a project that is open. */
  Crew crewOf(Site site) {
    return crews.stream().filter(crew -> crew.site() == site).findFirst().orElseThrow();
  }

  /** A crew; those of big projects in full swing are more likely. */
  Crew crew(Dice dice) {
    return crews.get(dice.weighted(weights));
  }
}
