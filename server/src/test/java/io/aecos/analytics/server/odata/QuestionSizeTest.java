package io.aecos.analytics.server.odata;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionSizeTest {
  private static final int DEEPEST = QuestionSize.DEEPEST;

  @Test
  void question_asLargeAsAllowed_passes() {
    int within = DEEPEST;
    require("(".repeat(within) + "seq eq 1" + ")".repeat(within));
    require("not ".repeat(within) + "true");
    require("true" + " or true".repeat(QuestionSize.MOST_OPERATORS));
    require("(seq eq 1) or ".repeat(300) + "(seq eq -1)");
    require("value in (" + "-1, ".repeat(3_000) + "-1)");
    require("id in (" + "018f0000-0000-7000-8000-000000000001,".repeat(800) + "null)");
    require("contains(user,'" + "(".repeat(1_000) + "') and user eq 'it''s - not - (me'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "not(", "not ", "-", "- ", "not -", "groupby((", "[", "{", "concat("})
  void nesting_beyondTheLimit_isRefused(String one) {
    assertThatThrownBy(() -> require(one.repeat(DEEPEST + 1)))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("nested deeper than 64 levels");
  }

  /** Prefixes count wherever they are, not only in one run. */
  @Test
  void nesting_ofRunsWithinEachOther_isRefused() {
    String run = "not ".repeat(DEEPEST / 2) + "(";
    assertThatThrownBy(() -> require(run + run))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("nested deeper");
  }

  @Test
  void chain_beyondTheLimit_isRefused() {
    assertThatThrownBy(() -> require("true" + " or true".repeat(QuestionSize.MOST_OPERATORS + 1)))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("more than 1000 operators");
  }

  @Test
  void length_beyondTheLimit_isRefused() {
    assertThatCode(() -> require("a".repeat(QuestionSize.LONGEST))).doesNotThrowAnyException();
    assertThatThrownBy(() -> require("a".repeat(QuestionSize.LONGEST + 1)))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("longer than 32000 characters");
  }

  private static void require(String text) {
    QuestionSize.require("$filter", text);
  }
}
