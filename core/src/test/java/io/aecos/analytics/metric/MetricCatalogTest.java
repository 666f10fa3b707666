package io.aecos.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricCatalogTest {
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final String HEAD =
      "metrics:\n  mine:\n    title: Mine\n    unit: count\n    tab: overview\n"
          + "    description: Mine.\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind: sums | line 7: unknown kind 'sums'",
        "kind: count | line 3: 'events' is missing",
        "kind: count\\n    events: parser/parsed | line 8: the event catalogue has no 'parser/parsed'",
        "kind: count\\n    events: parsers/* | line 8: the event catalogue has no module 'parsers'",
        "kind: count\\n    events: parse | line 8: expected module/type",
        "kind: sum\\n    events: cost/estimate_completed\\n    field: colour | line 9: there is no number 'colour'",
        "kind: sum\\n    events: cost/estimate_completed\\n    field: findings | line 9: there is no number 'findings'",
        "kind: sum\\n    events: parser/parse_completed\\n    field: labor_hours | line 9: 'labor_hours' is no attribute of",
        "kind: count\\n    events: parser/parse_completed\\n    where: {mood: good} | line 9: there is no field 'mood'",
        "kind: count\\n    events: parser/parse_completed\\n    where: {value: {over: 1}} | line 9: unknown 'over'",
        "kind: count\\n    events: parser/parse_completed\\n    where: {weekday: [1, Tue]} | line 9: a weekday is one of 1, 2, 3",
        "kind: count\\n    events: parser/parse_completed\\n    q: 1 | line 9: a count has no 'q'",
        "kind: sum\\n    events: parser/parse_completed\\n    without_events: 1 | line 9: a sum without events is 0, or 'unknown'",
        "kind: quantile\\n    events: parser/parse_completed\\n    q: 95 | line 9: a quantile lies between 0 and 1",
        "kind: quantile\\n    events: parser/parse_completed\\n    q: high | line 9: 'high' is not a number",
        "kind: distinct\\n    events: '*'\\n    dimension: who | line 9: there is no field 'who'",
        "kind: ratio\\n    numerator: parses\\n    denominator: parsers | line 9: there is no metric 'parsers'",
        "kind: derived\\n    formula: parses / (mine + 1) | line 8: circular: mine → mine",
        "kind: derived\\n    formula: parses / | line 8: the calculation is cut short",
        "kind: derived\\n    formula: (parses | line 8: a ')' is missing",
        "kind: derived\\n    formula: parses % 2 | line 8: cannot read '%'",
        "kind: derived\\n    formula: parses 2 | line 8: unexpected '2'",
        "kind: count\\n    events: '*'\\n    target: 5 | line 9: a target is an operator",
        "kind: count\\n    events: '*'\\n    better: sideways | line 9: 'sideways' is none of up, down, none",
        "kind: count\\n    events: '*'\\n    colour: red | line 9: unknown 'colour'",
        "kind: count\\n    events: '*'\\n    tests: [{events: []}] | line 9: 'expect' is missing",
        "kind: count\\n    events: '*'\\n    tests: [{events: [{type: a/b}], expect: 1}] | line 9: the event catalogue has no 'a/b'",
        "kind: count\\n    events: parser/parse_completed\\n    where: {labor_hours: {above: 1}} | line 9: 'labor_hours' is no attribute of",
        "kind: [\\n    : | line 8: "
      })
  void shippedWith_namesFileLineAndReason(String body, String complaint) {
    String yaml = HEAD + "    " + body.replace("\\n", "\n") + "\n";

    assertThatThrownBy(() -> MetricCatalog.shippedWith(EVENTS, "own.yaml", yaml))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageStartingWith("own.yaml, ")
        .hasMessageContaining(complaint);
  }

  @Test
  void shippedWith_findsLongCircles() {
    String yaml =
        """
        metrics:
          a: {title: A, unit: count, tab: cost, description: A, kind: derived, formula: b + 1}
          b: {title: B, unit: count, tab: cost, description: B, kind: cumulative, of: c}
          c: {title: C, unit: count, tab: cost, description: C, kind: ratio, numerator: a, denominator: parses}
        """;

    assertThatThrownBy(() -> MetricCatalog.shippedWith(EVENTS, "own.yaml", yaml))
        .hasMessage("own.yaml, line 4: circular: a → b → c → a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: derived, formula: 1 - comments / parses",
        "kind: ratio, numerator: compliance_violations, denominator: parses",
        "kind: ratio, numerator: elements_generated, denominator: template_reuses",
        "kind: ratio, numerator: parse_confidence, denominator: parses",
        "kind: ratio, numerator: active_users, denominator: {kind: count, events: '*'}",
        "kind: derived, formula: parses / (parses - comments)",
        "kind: derived, formula: parses - 1",
        "kind: cumulative, of: parse_confidence",
        "kind: sum, events: parser/parse_completed",
        "kind: count, events: parser/parse_completed",
      })
  void shippedWith_refusesWhatCouldLeaveAFraction(String body) {
    assertThatThrownBy(() -> MetricCatalog.shippedWith(EVENTS, "own.yaml", fraction(body)))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("own.yaml, line 2: 'mine' is no fraction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: ratio, numerator: template_reuses, denominator: elements_generated",
        "kind: ratio, numerator: parses, denominator: {kind: count, events: 'parser/*'}",
        "kind: derived, formula: 1 - parses / (comments + parses)",
        "kind: max, events: parser/parse_completed",
        "kind: quantile, events: parser/parse_completed, q: 0.5",
        "kind: derived, formula: parse_confidence_rate",
      })
  void shippedWith_takesShares(String body) {
    assertThat(MetricCatalog.shippedWith(EVENTS, "own.yaml", fraction(body)).find("mine"))
        .isPresent();
  }

  private static String fraction(String body) {
    return "metrics:\n  mine: {title: M, unit: fraction, tab: cost, description: M, "
        + body
        + "}\n";
  }

  @Test
  void shippedWith_keepsAllThatIsSaid() {
    String yaml =
        HEAD
            + "    better: up\n    target: '>= 0.70'\n    limits: [One., Two.]\n"
            + "    kind: count\n    events: '*'\n";
    Metric metric = MetricCatalog.shippedWith(EVENTS, "own.yaml", yaml).get("mine");

    assertThat(metric.title()).isEqualTo("Mine");
    assertThat(metric.unit()).isEqualTo(Unit.COUNT);
    assertThat(metric.tab()).isEqualTo("overview");
    assertThat(metric.description()).isEqualTo("Mine.");
    assertThat(metric.better()).isEqualTo(Better.UP);
    assertThat(metric.target()).isEqualTo(new Target(Target.Operator.AT_LEAST, 0.7));
    assertThat(metric.limits()).containsExactly("One.", "Two.");
  }

  @Test
  void load_stopsAtAFailingTest(@TempDir Path data) throws IOException {
    Files.createDirectory(data.resolve("catalog"));
    Path file = data.resolve("catalog/own.yaml");
    Files.writeString(
        file,
        HEAD
            + "    kind: count\n    events: parser/parse_completed\n    tests:\n"
            + "      - {events: [{type: parser/parse_completed, times: 2}], expect: 3}\n");

    assertThatThrownBy(() -> MetricCatalog.load(EVENTS, data))
        .hasMessage(file + ", line 10: the test of 'mine' expects 3.0 but the metric comes to 2.0");
  }

  @Test
  void load_addsAndOverrides(@TempDir Path data) throws IOException {
    Files.createDirectory(data.resolve("catalog"));
    Files.writeString(
        data.resolve("catalog/own.yaml"),
        HEAD
            + "    kind: derived\n    formula: parses * 2\n"
            + "  estimates: {title: P, unit: count, tab: cost, description: P, kind: count,"
            + " events: cost/*}\n");

    MetricCatalog catalog = MetricCatalog.load(EVENTS, data);

    assertThat(catalog.get("mine").title()).isEqualTo("Mine");
    assertThat(catalog.get("estimates").title()).isEqualTo("P");
    assertThat(catalog.metrics()).hasSize(MetricCatalog.shipped(EVENTS).metrics().size() + 1);
  }

  @Test
  void get_suggestsTheNearestNames() {
    assertThatThrownBy(() -> MetricCatalog.shipped(EVENTS).get("comment"))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.field()).isEqualTo("metric");
              assertThat(e.allowed()).startsWith("comments");
            });
  }
}
