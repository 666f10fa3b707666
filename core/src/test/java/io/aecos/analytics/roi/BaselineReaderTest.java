package io.aecos.analytics.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineReaderTest {
  private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

  @Test
  void read_takesWhatIsSaid_andLeavesTheRestOpen() {
    List<KeptBaseline> read =
        read(
            "elementType,project,from,hours,rate,note\nIfcWall,tower,2026-01-01,3.5,92,study\n,,,4,,\n");

    assertThat(read)
        .containsExactly(
            new KeptBaseline(
                new Subject("IfcWall", "tower", LocalDate.parse("2026-01-01")),
                3.5,
                92.0,
                "study",
                "mia",
                NOW),
            new KeptBaseline(new Subject(null, null, null), 4, null, null, "mia", NOW));
  }

  @Test
  void read_readsAFileFromASpreadsheetElsewhere() {
    List<KeptBaseline> read = read("sep=;\nhours;elementType;from\n2,5;IfcDoor;31.01.2026\n");

    assertThat(read)
        .containsExactly(
            new KeptBaseline(
                new Subject("IfcDoor", null, LocalDate.parse("2026-01-31")),
                2.5,
                null,
                null,
                "mia",
                NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "hours\\n0 # line 2 # hours must be more than 0",
        "hours\\n # line 1 # nothing follows",
        "hours\\nmany # line 2, column hours # is no number",
        "elementType,hours\\nIfcWall, # line 2 # has no 'hours'",
        "elementType\\nIfcWall # line 1 # names no column 'hours'",
        "hours,from\\n4,02/03/2026 # line 2, column from # day or the month first",
        "hours,rate\\n4,-1 # line 2 # rate must be more than 0",
        "hours\\n4\\n5 # line 3 # the same as line 2"
      })
  void read_whatIsWrong_isRefusedWithItsPlace(String file, String place, String why) {
    assertThatThrownBy(() -> read(file.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field()).isEqualTo(place))
        .hasMessageContaining(why);
  }

  private static List<KeptBaseline> read(String file) {
    return new BaselineReader("mia", NOW).read(file.getBytes(StandardCharsets.UTF_8), null);
  }
}
