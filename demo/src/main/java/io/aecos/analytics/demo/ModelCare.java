package io.aecos.analytics.demo;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import java.time.DayOfWeek;

/** The parser is evaluated every week, trained every month and released when it is better. */
final class ModelCare implements Happening {
  private final Firm firm;
  private final Dice dice;
  private int trainings;

  ModelCare(Firm firm) {
    this.firm = firm;
    this.dice = firm.dice(ModelCare.class);
  }

  @Override
  public void on(Day day) {
    Releases.Release release = firm.releases().at(day.number());
    if (firm.calendar().date(day.number()).getDayOfWeek() == DayOfWeek.MONDAY) {
      evaluate(day, release);
    }
    if (firm.calendar().date(day.number()).getDayOfMonth() == 12) {
      train(day);
    }
    for (Releases.Release candidate : firm.releases().all()) {
      if (candidate.day() == day.number()) {
        register(day, candidate.version(), "true");
      }
    }
  }

  private void evaluate(Day day, Releases.Release release) {
    double score = Math.max(0, Math.min(1, release.score() + .006 * dice.bell()));
    enter(
        event(Types.EVALUATED, day, 6)
            .value(Math.round(score * 1000) / 1000.0)
            .attribute("model", Releases.MODEL)
            .attribute("version", release.version()));
  }

  private void train(Day day) {
    long examples = Math.round(850 + 11_500 * firm.calendar().progress(day.number()));
    String file = "v" + firm.calendar().start(day.number()) / WorkCalendar.SECOND + "_train.jsonl";
    enter(
        event(Types.DATASET, day, 1)
            .value((double) examples)
            .attribute("file", file)
            .attribute("validation_examples", examples / 9));
    enter(
        event(Types.TRAINED, day, 5).attribute("model", Releases.MODEL).attribute("dataset", file));
    // Most trainings only make a candidate that is not good enough to go live.
    register(day, "candidate-" + ++trainings, "false");
  }

  private void register(Day day, String version, String deployed) {
    enter(
        event(Types.REGISTERED, day, 7)
            .attribute("model", Releases.MODEL)
            .attribute("version", version)
            .attribute("deployed", deployed));
  }

  private EventBuilder event(EventType type, Day day, int hour) {
    long at = firm.calendar().start(day.number()) + hour * WorkCalendar.HOUR;
    return firm.scribe().event(type, at + (long) (dice.unit() * WorkCalendar.HOUR));
  }

  private void enter(EventBuilder event) {
    firm.scribe().enter(event);
  }
}
