package io.aecos.analytics.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.insight.Insight.Kind;
import io.aecos.analytics.insight.Phrase.Amount;
import io.aecos.analytics.insight.Phrase.Form;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Plan.Grain;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Insights in words. */
class WordingTest {
  private static final Wording GERMAN = Wording.in(Locale.GERMAN, metric -> "Erzeugte Elemente");
  private static final Metric METRIC =
      MetricCatalog.shipped(EventCatalog.shipped()).get("elements_generated");
  private static final Pattern PLACE = Pattern.compile("[{][0-9]+[}]");

  @Test
  void german_saysTheSameThings_withTheSameParts() {
    TreeSet<String> english = new TreeSet<>(Wording.ENGLISH.keys());
    TreeSet<String> german = new TreeSet<>(GERMAN.keys());
    english.removeIf(key -> key.startsWith("by."));
    german.removeIf(key -> key.startsWith("by."));

    assertThat(german).isEqualTo(english);
    for (String key : english) {
      assertThat(places(GERMAN, key)).as(key).isEqualTo(places(Wording.ENGLISH, key));
    }
  }

  private static TreeSet<String> places(Wording wording, String key) {
    TreeSet<String> places = new TreeSet<>();
    PLACE.matcher(wording.say(Phrase.of(key))).results().forEach(one -> places.add(one.group()));
    return places;
  }

  @Test
  void burst_isOneSentence_withNumbersAndDatesOfItsLanguage() {
    Phrase week = Phrase.of("in", Grain.WEEK, new Phrase.Day(LocalDate.of(2026, 11, 2)));
    Phrase burst =
        Phrase.of(
            "burst",
            Amount.about(Unit.COUNT, 8_000),
            Amount.about(Unit.COUNT, 8_458),
            new Phrase.Title(METRIC),
            week,
            Phrase.NONE,
            Amount.about(Unit.COUNT, 458));

    assertThat(Wording.ENGLISH.say(burst))
        .isEqualTo(
            "8,000 of 8,458 (Elements generated, in the week of 2 Nov 2026) arrived in one"
                + " delivery; without it, 458.");
    assertThat(GERMAN.say(burst))
        .isEqualTo(
            "8.000 von 8.458 (Erzeugte Elemente, in der Woche vom 2. Nov. 2026) kamen in einer"
                + " Lieferung; ohne sie: 458.");
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void amounts_areSaidInEveryUnit(Unit unit) {
    for (Form form : Form.values()) {
      Phrase amount = Phrase.of("name", new Amount(unit, 0.5, form));
      assertThat(Wording.ENGLISH.say(amount)).matches(".*[0-9].*");
      assertThat(GERMAN.say(amount)).matches(".*[0-9].*");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void kinds_haveATitle(Kind kind) {
    assertThat(GERMAN.say(kind.title())).isNotEqualTo(Wording.ENGLISH.say(kind.title()));
  }

  @Test
  void whatLiesBetweenTwoShares_isSaidInPoints_whicheverWay() {
    Phrase apart = Phrase.of("name", new Amount(Unit.FRACTION, -0.1234, Form.APART));

    assertThat(Wording.ENGLISH.say(apart)).isEqualTo("12.3 points");
    assertThat(GERMAN.say(apart)).isEqualTo("12,3 Prozentpunkte");
  }

  @Test
  void unknownSentence_isAMistake() {
    assertThatThrownBy(() -> GERMAN.say(Phrase.of("nonsense"))).hasMessageContaining("nonsense");
  }
}
