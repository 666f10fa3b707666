package io.aecos.analytics.server.retention;

import io.aecos.analytics.retention.Retention;
import java.util.List;

/**
 * What a run archived, or with {@code dryRun} would archive, month by month; {@code rules} are
 * those of {@code config.yaml} in words.
 */
public record RetentionJson(
    boolean dryRun, String rules, List<MonthJson> months, long events, long bytes) {

  /**
   * {@code held} events stay for their project's sake and {@code kept} for their module's or
   * because they were brought back, which {@code note} then says.
   */
  public record MonthJson(
      String month, long events, long bytes, int files, long held, long kept, String note) {}

  static RetentionJson of(Retention.Outcome outcome, String rules) {
    return new RetentionJson(
        outcome.dryRun(),
        rules,
        outcome.months().stream()
            .map(
                month ->
                    new MonthJson(
                        month.month().toString(),
                        month.events(),
                        month.bytes(),
                        month.files(),
                        month.held(),
                        month.kept(),
                        month.note()))
            .toList(),
        outcome.events(),
        outcome.bytes());
  }
}
