package io.aecos.analytics.demo;

import io.aecos.analytics.event.Micros;

/** Everything that happenings share: the firm's calendar, people, projects, library and tools. */
record Firm(
    Volume volume,
    WorkCalendar calendar,
    People people,
    Portfolio portfolio,
    Library library,
    Releases releases,
    Regulations regulations,
    BadWeek badWeek,
    TowerNight towerNight,
    Diary diary,
    Scribe scribe,
    long seed) {

  static Firm of(DemoFirm demo) {
    long seed = demo.seed();
    WorkCalendar calendar = new WorkCalendar(demo.end(), DemoFirm.ZONE);
    Volume volume = new Volume(demo.events(), calendar);
    int days = calendar.days();
    Portfolio portfolio =
        new Portfolio(volume.projects(), days, Dice.mix(seed, "projects".hashCode()));
    Diary diary = new Diary(calendar.start(0), Micros.of(demo.end()));
    return new Firm(
        volume,
        calendar,
        new People(volume.people(), days, new Dice(Dice.mix(seed, "people".hashCode()))),
        portfolio,
        new Library(Dice.mix(seed, "library".hashCode())),
        new Releases(days),
        new Regulations(days),
        BadWeek.in(days),
        TowerNight.of(portfolio, calendar),
        diary,
        new Scribe(seed, diary),
        seed);
  }

  /** The dice of one kind of happening. */
  Dice dice(Class<?> happening) {
    return new Dice(Dice.mix(seed, happening.getSimpleName().hashCode()));
  }
}
