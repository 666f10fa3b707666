package io.aecos.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says a number is: a wrong word here makes a right number wrong. */
final class DefinitionTextTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind: count, events: '*' | number of any event",
        "kind: count, events: parser/*, where: {region: [CO, NY]} | number of parser/* where region is CO or NY",
        "kind: sum, events: cost/estimate_completed | sum of value of cost/estimate_completed",
        "kind: max, events: cost/estimate_completed, field: labor_hours | max of labor_hours of cost/estimate_completed",
        "kind: average, events: cost/estimate_completed | average of value of cost/estimate_completed",
        "kind: min, events: cost/estimate_completed | min of value of cost/estimate_completed",
        "kind: distinct, events: '*', dimension: user | distinct user of any event",
        "kind: quantile, events: cost/estimate_completed, q: 0.95 | 95. percentile of value of cost/estimate_completed",
        "kind: ratio, numerator: parses, denominator: comments | (number of parser/parse_completed) ÷ (number of collaboration/comment_added)",
        "kind: derived, formula: parses + 2 | (number of parser/parse_completed) + 2",
        "kind: derived, formula: 2 * parses - weeks | (2 × (number of parser/parse_completed)) − weeks of the period",
        "kind: cumulative, of: parses | running total of (number of parser/parse_completed)",
      })
  void definition_isToldInWords(String body, String text) {
    String yaml =
        "metrics:\n  mine: {title: M, unit: count, tab: cost, description: M, " + body + "}\n";
    MetricCatalog catalog = MetricCatalog.shippedWith(EVENTS, "own.yaml", yaml);
    CompiledMetric metric =
        new MetricCompiler(catalog, Baselines.aecos()).compile(catalog.get("mine"));

    assertThat(metric.definition()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time_saved_hours | (manual hours by the baseline − measured hours), summed over ",
        "cost_avoidance | (manual hours by the baseline − measured hours) × hourly rate, summed over ",
        "cost_accuracy | 1 − Σ|estimate − actual| ÷ Σ actual",
      })
  void definition_ofWhatShips_isToldInWords(String name, String beginning) {
    MetricCatalog catalog = MetricCatalog.shipped(EVENTS);
    CompiledMetric metric =
        new MetricCompiler(catalog, Baselines.aecos()).compile(catalog.get(name));

    assertThat(metric.definition()).startsWith(beginning.strip());
  }
}
