package io.aecos.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of each language. */
class TextsTest {

  @Test
  void everyLanguage_saysTheSameThings() {
    Set<String> english = Texts.in("en").keys();

    for (String language : Texts.LANGUAGES) {
      Set<String> said = new TreeSet<>(Texts.in(language).keys());
      said.removeIf(key -> key.startsWith("metric.") || key.startsWith("describe."));
      assertThat(said).as(language).isEqualTo(new TreeSet<>(english));
    }
  }

  /** What a firm says of a metric in its own words is not said in those of another. */
  @Test
  void metricOfTheFirm_keepsTheFirmsWords() {
    Metric shipped = MetricCatalog.shipped(EventCatalog.shipped()).get("estimates");
    Texts german = Texts.in("de");
    assertThat(german.title(shipped)).isEqualTo("Kostenschätzungen");
    assertThat(german.description(shipped)).startsWith("Elemente, für die");

    Metric own =
        MetricCatalog.shippedWith(
                EventCatalog.shipped(),
                "firm.yaml",
                """
                version: 1
                metrics:
                  estimates:
                    title: Angebote
                    unit: count
                    tab: cost
                    better: up
                    description: What we offered.
                    kind: count
                    events: cost/estimate_completed
                """)
            .get("estimates");
    assertThat(german.title(own)).isEqualTo("Angebote");
    assertThat(german.description(own)).isEqualTo("What we offered.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metric.", "describe."})
  void german_namesAndDescribesEveryMetricThatShips(String prefix) {
    Set<String> named =
        Texts.in("de").keys().stream()
            .filter(key -> key.startsWith(prefix))
            .map(key -> key.substring(prefix.length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named)
        .isEqualTo(
            MetricCatalog.shipped(EventCatalog.shipped()).metrics().stream()
                .map(Metric::name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void unknownLanguage_isRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Texts.in("fr"))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.allowed()).isEqualTo(Texts.LANGUAGES));
  }
}
