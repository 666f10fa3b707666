package io.aecos.analytics.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names read as one that is reserved. */
final class LookalikesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analytics",
        "ANALYTICS",
        " Analytics\t",
        "\uff41nalytics",
        "\uff21\uff2e\uff21\uff2cYTICS",
        "anal\u200dytics",
        "a\u00adnalytics",
        "analytic\u017f",
        "\ud835\udc1analytics"
      })
  void is_whatReadsAlike(String name) {
    assertThat(Lookalikes.is(name, "analytics")).isTrue();
    assertThat(Lookalikes.begins(name + "/x", "analytics")).isTrue();
  }

  @Test
  void is_whatReadsOtherwise_isAnotherName() {
    for (String name : new String[] {"", "analytic", "analytics2", "an alytics", "parser"}) {
      assertThat(Lookalikes.is(name, "analytics")).as(name).isFalse();
    }
  }

  @Test
  void begins_isHeldAgainstTheBeginningOnly() {
    assertThat(Lookalikes.begins("WorkSpace\uff1adb", "workspace:")).isTrue();
    assertThat(Lookalikes.begins("hook:workspace:", "workspace:")).isFalse();
    assertThat(Lookalikes.begins("workspace", "workspace:")).isFalse();
  }
}
