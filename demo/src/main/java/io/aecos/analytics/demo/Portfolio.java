package io.aecos.analytics.demo;

import java.util.ArrayList;
import java.util.List;

/** The firm's projects over the two years: some run from before, some begin, some end. */
final class Portfolio {
  private static final String[] NAMES = {
    "harbor-clinic", "union-station-annex", "cedar-ridge-school", "mercado-lofts",
    "riverbend-library", "summit-data-center", "lakeside-courthouse", "northgate-transit",
    "prairie-wind-lab", "foothill-housing", "bayview-tower", "eastfield-arena"
  };

  private final List<Site> sites = new ArrayList<>();

  /** What is decided about a project before it begins. */
  record Brief(int number, String key, Office office, int firstDay, int lastDay, double size) {}

  Portfolio(int count, int days, long seed) {
    Dice dice = new Dice(seed);
    for (int number = 0; number < count; number++) {
      sites.add(new Site(brief(number, count, days, dice), seed, days));
    }
  }

  List<Site> all() {
    return sites;
  }

  List<Site> open(int day) {
    return sites.stream().filter(site -> site.isOpen(day)).toList();
  }

  private static Brief brief(int number, int count, int days, Dice dice) {
    int spread = (int) (number * 1.05 * days / count) - days / 4;
    int firstDay = spread + dice.below(20);
    // The last project outlives the two years, so that no day is without work.
    int duration = number == count - 1 ? days : 210 + dice.below(240);
    double size = dice.around(1, .4);
    return new Brief(number, key(number), Office.of(number), firstDay, firstDay + duration, size);
  }

  private static String key(int number) {
    String name = NAMES[number % NAMES.length];
    int phase = number / NAMES.length;
    return phase == 0 ? name : name + "-phase-" + (phase + 1);
  }
}
