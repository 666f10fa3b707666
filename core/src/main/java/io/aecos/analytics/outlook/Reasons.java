package io.aecos.analytics.outlook;

import io.aecos.analytics.outlook.OutlookAnswer.Code;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The outlook in words. */
final class Reasons {
  private final ZoneId zone;

  Reasons(ZoneId zone) {
    this.zone = zone;
  }

  /** The sentence of the overview. */
  static String sentence(Estimate templates) {
    long count = Math.round(templates.expected());
    return String.format(
        Locale.ROOT,
        "At the current rate the next regulatory update will affect %,d %s.",
        count,
        count == 1 ? "template" : "templates");
  }

  /** What stands beside the sentence. */
  static String error(Reach.Result result) {
    Reach.Trial trial = result.trial();
    Estimate estimate = result.estimate();
    String within =
        String.format(
            Locale.ROOT,
            "80 of 100 such updates should affect %,d to %,d.",
            Math.round(Math.floor(estimate.low80())),
            Math.round(Math.ceil(estimate.high80())));
    if (!Double.isFinite(trial.error())) {
      return within + " The last " + trial.origins() + " updates affected none.";
    }
    return within
        + String.format(
            Locale.ROOT,
            " Said before each of the last %d updates, it would have been off by %.0f%% (repeating"
                + " the update before: %.0f%%).",
            trial.origins(),
            100 * trial.error(),
            100 * trial.naiveError());
  }

  List<String> of(
      List<RuleUpdate> updates,
      Reach.Result templates,
      List<Reach.Touched> touched,
      Reach.Touched next,
      Cadence.@Nullable Result cadence,
      List<Code> codes) {
    List<String> reasons = new ArrayList<>();
    reasons.add(past(updates, touched));
    reasons.add(way(templates, touched, next));
    reasons.add(when(updates, cadence));
    reasons.add(likely(codes));
    reasons.add(tried(templates));
    return reasons;
  }

  private String past(List<RuleUpdate> updates, List<Reach.Touched> touched) {
    double[] counts = touched.stream().mapToDouble(Reach.Touched::count).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%d updates were applied from %s to %s; of %d it is known how many templates they touched:"
            + " %,.0f to %,.0f, half of them at most %,.0f.",
        updates.size(),
        day(updates.get(0).at()),
        day(updates.get(updates.size() - 1).at()),
        counts.length,
        counts[0],
        counts[counts.length - 1],
        counts[(counts.length - 1) / 2]);
  }

  private static String way(Reach.Result result, List<Reach.Touched> touched, Reach.Touched next) {
    double[] rates =
        touched.stream()
            .mapToDouble(one -> 100 * one.count() / one.of(result.way()))
            .sorted()
            .toArray();
    String was = String.format(Locale.ROOT, "%.1f to %.1f%%", rates[0], rates[rates.length - 1]);
    return switch (result.way()) {
      case NUMBER ->
          "How many an update touched did not follow the size of the library well, so the next is"
              + " taken to touch about as many as those before.";
      case SHARE_OF_ALL ->
          String.format(
              Locale.ROOT,
              "Each touched %s of the library as it stood then; it has %,.0f templates now.",
              was,
              next.all());
      case SHARE_OF_CONCERNED ->
          String.format(
              Locale.ROOT,
              "Each touched %s of the templates that its code had a say in, by class or tag; the"
                  + " codes that are updated have a say in %,.0f now, weighed by how often they are.",
              was,
              next.concerned());
    };
  }

  private String when(List<RuleUpdate> updates, Cadence.@Nullable Result cadence) {
    if (cadence == null) {
      return "There are too few updates to tell when the next is likely.";
    }
    double[] gaps = cadence.gaps().clone();
    Arrays.sort(gaps);
    String past =
        String.format(
            Locale.ROOT,
            "Between updates lay %.0f to %.0f days, half of the time at most %.0f; the last was on %s",
            gaps[0],
            gaps[gaps.length - 1],
            gaps[(gaps.length - 1) / 2],
            day(updates.get(updates.size() - 1).at()));
    return cadence.estimate() == null
        ? past + ", longer ago than the past allows for, so it is not said when."
        : past
            + String.format(
                Locale.ROOT,
                ". Such a date would have been off by %.0f days on average.",
                cadence.errorDays());
  }

  private static String likely(List<Code> codes) {
    List<String> parts = new ArrayList<>();
    for (Code code : codes.subList(0, Math.min(3, codes.size()))) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s (%d %s%s, a say in %,d templates)",
              code.code(),
              code.updates(),
              code.updates() == 1 ? "update" : "updates",
              code.everyDays() == null
                  ? ""
                  : String.format(Locale.ROOT, ", every %.0f days", code.everyDays()),
              code.templates()));
    }
    return "Updated most often, or last: " + String.join("; ", parts) + ".";
  }

  private static String tried(Reach.Result result) {
    String tried =
        String.format(
            Locale.ROOT,
            "Of the last %d updates %d lay within what the spread of those before said for 80 of 100,"
                + " and %d within that for 95",
            result.trial().origins(),
            result.trial().within80(),
            result.trial().within95());
    return result.widened() > 1
        ? tried + ", so what is said now is made wider until it would have held as many."
        : tried + ".";
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }
}
