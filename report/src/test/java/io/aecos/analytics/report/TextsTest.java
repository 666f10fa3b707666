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

/** The words of each language. */
class TextsTest {

  @Test
  void everyLanguage_saysTheSameThings() {
    Set<String> english = Texts.in("en").keys();

    for (String language : Texts.LANGUAGES) {
      Set<String> said = new TreeSet<>(Texts.in(language).keys());
      said.removeIf(key -> key.startsWith("metric."));
      assertThat(said).as(language).isEqualTo(new TreeSet<>(english));
    }
  }

  @Test
  void german_namesEveryMetricThatShips() {
    Set<String> named =
        Texts.in("de").keys().stream()
            .filter(key -> key.startsWith("metric."))
            .map(key -> key.substring("metric.".length()))
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
