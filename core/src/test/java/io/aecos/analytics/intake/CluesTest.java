package io.aecos.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.ledger.Belonging;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can still be told of what is no event. */
final class CluesTest {

  @Test
  void of_oneBadField_tellsAllElse() {
    assertThat(
            clues(
                "{\"project\":\" Zu\u0308rich\",\"module\":\"parser\",\"attributes\":{\"project\":\"no\"},"
                    + "\"value\":NaN,\"type\":\"parsed\",\"source\":\"hook\"}"))
        .isEqualTo(new Belonging("Zürich", "parser", "parsed", "hook"));
  }

  @Test
  void of_cutInTheMiddle_tellsWhatCameBefore() {
    assertThat(clues("{\"project\":\"p\",\"module\":\"parser\",\"type\":\"par"))
        .isEqualTo(new Belonging("p", "parser", null, null));
  }

  @Test
  void of_whatIsSaidTwice_isNotTold() {
    assertThat(clues("{\"project\":\"p\",\"project\":\"q\",\"project\":\"p\",\"module\":\"m\"}"))
        .isEqualTo(new Belonging(null, "m", null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[{\"project\":\"p\"}]",
        "{\"project\":7,\"module\":\" \"}",
        "{\"project\":\"a\\u0000b\"}",
        "{\"specversion\":\"1.0\",\"type\":\"org.a.b\",\"source\":\"/x\"}"
      })
  void of_whatTellsNothing_isUnknown(String raw) {
    assertThat(clues(raw).isUnknown()).isTrue();
  }

  private static Belonging clues(String raw) {
    return Clues.of(raw.getBytes(StandardCharsets.UTF_8));
  }
}
