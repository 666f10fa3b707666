package io.aecos.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.MetricCompiler;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** What the catalogue says in English must not stand in a German report. */
  @Test
  void german_tellsHowEveryMetricThatShipsIsComputed() {
    MetricCatalog catalog = MetricCatalog.shipped(EventCatalog.shipped());
    MetricCompiler compiler = new MetricCompiler(catalog, Baselines.aecos());
    Translations german = Translations.in("de");
    for (Metric metric : catalog.metrics()) {
      String said = german.formula(compiler.compile(metric).definition());
      String words = said.replaceAll("\\S*[/_]\\S*", "");
      assertThat(words)
          .as(metric.name() + ": " + said)
          .doesNotContainPattern(
              "\\b(of|the|or|where|number|sum|average|distinct|value|given|percentile|by|with|that"
                  + "|is|at|least|most|total|weeks|share|estimate|actual|hours|measured)\\b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no source: needs the hook/events_lost hook|keine Quelle: braucht den Hook hook/events_lost",
        "97 of 610 events name no user|97 von 610 Ereignissen nennen keine Person",
        "50 of 50 “scan completed” events have no number for “critical”|50 von 50 Ereignissen „scan completed“ haben keine Zahl für „critical“",
        "1 more event names no project and may or may not belong here|1 weiteres Ereignis nennt kein „project“ und kann hierher gehören oder nicht",
        "tower, annex and 2 more projects: parser.db is not there: was it moved?|tower, annex und 2 weitere Projekte: parser.db ist nicht da: was it moved?",
        "tower: “task updated” and “lock acquired” events are unknown before 2026-01-01T00:00:00Z, when the first hook came|tower: „task updated“ und „lock acquired“ Ereignisse sind vor 2026-01-01T00:00:00Z unbekannt, als der erste Hook kam",
        "tower: a hook lost 5 events (disk full), which may belong here|tower: ein Hook hat 5 Ereignisse verloren (disk full), was hierher gehören kann",
        "nothing to divide by in this period and selection|nichts, wodurch geteilt werden kann, in diesem Zeitraum und dieser Auswahl",
        "3 items wait in quarantine and may belong here|in der Quarantäne wartet etwas, das hierher gehören kann (3)",
        "something new|something new"
      })
  void german_saysWhyANumberIsNotComplete(String english, String german) {
    assertThat(Translations.in("de").note(english)).isEqualTo(german);
    assertThat(Translations.in("en").note(english)).isEqualTo(english);
  }

  @Test
  void unknownLanguage_isRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Texts.in("fr"))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.allowed()).isEqualTo(Texts.LANGUAGES));
  }
}
