package io.aecos.analytics.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.reconcile.LogNames;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bookings as accounts give them out: what is not in dollars and days for certain is refused. */
class OutcomeReaderTest {
  private static final String HEAD = "project,elementGuid,date,cost,duration\n";
  private static final OutcomeReader READER =
      new OutcomeReader(
          new LogNames(
              MetricCatalog.shipped(EventCatalog.shipped()), Map.of("tower", List.of("Turm"))),
          ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      nullValues = "none",
      value = {
        // header and row                                             # map            # in dollars
        "project,elementGuid,date,cost|tower,W1,2026-03-09,1200       # none           # 1200",
        "project,elementGuid,date,cost,currency|tower,W1,2026-03-09,1200,USD # none    # 1200",
        "project,elementGuid,date,cost,currency|tower,W1,2026-03-09,1200,    # none    # 1200",
        "project,elementGuid,date,cost|tower,W1,2026-03-09,$1200      # none           # 1200",
        "project,elementGuid,date,Cost (USD)|tower,W1,2026-03-09,7    # columns: {cost: Cost (USD)} # 7",
        "project,elementGuid,date,Cost EUR|tower,W1,2026-03-09,7 # {columns: {cost: Cost EUR}, currency: USD} # 7",
      })
  void read_whatIsInDollars_isTaken(String csv, @Nullable String map, double dollars) {
    assertThat(value(csv.replace('|', '\n'), map)).isEqualTo(dollars);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      nullValues = "none",
      value = {
        "project,elementGuid,date,cost|tower,W1,2026-03-09,€1200 # none # line 2, column cost",
        "project,elementGuid,date,cost|tower,W1,2026-03-09,1200 EUR # none # line 2, column cost",
        "project,elementGuid,date,cost,Currency|tower,W1,2026-03-09,12,EUR # none # line 2, column currency",
        "project,elementGuid,date,cost,cur|tower,W1,2026-03-09,12,CHF # columns: {currency: cur} # line 2, column cur",
        "project,elementGuid,date,cost,currency|tower,W1,2026-03-09,12,GBP # currency: USD # line 2, column currency",
        "project,elementGuid,date,Kosten (EUR)|tower,W1,2026-03-09,12 # columns: {cost: Kosten (EUR)} # line 2, column Kosten (EUR)",
        "project,elementGuid,date,cost|tower,W1,2026-03-09,12 # currency: EUR # map, currency",
      })
  void read_anotherCurrency_isRefusedWhereverItStands(
      String csv, @Nullable String map, String place) {
    assertRefused(csv.replace('|', '\n'), map, place, "usd");
  }

  @Test
  void read_hoursByUnitOrByColumn_areDaysOnlyWhereTheMapSaysHowManyADayHas() {
    String named = "project,elementGuid,date,Hours\ntower,W1,2026-03-09,20\n";
    String map = "columns: {duration: Hours}\n";

    assertRefused(named, map, "line 2, column Hours", "hoursPerDay");
    assertRefused(HEAD + "tower,W1,2026-03-09,,20 h\n", null, "line 2, column duration", "is in");
    assertThat(value(named, map + "hoursPerDay: 8")).isEqualTo(2.5);
    for (String none : List.of("0", "-8", "25")) {
      assertRefused(named, map + "hoursPerDay: " + none, "map, hoursPerDay", "at most 24");
    }
    assertThat(value(HEAD + "tower,W1,2026-03-09,,20 h\n", "hoursPerDay: 8")).isEqualTo(2.5);
    assertThat(value(named.replace(",20\n", ",3 days\n"), map)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "tower,W1,02/03/2026,12, # line 2, column date # day-first",
        "tower,W1,0206-03-02,12, # line 2, column date # between 1970",
        "tower,W1,2026-02-30,12, # line 2, column date # no date",
        "tower,W1,2026-03-09,NaN, # line 2, column cost # no number",
        "tower,W1,2026-03-09,Infinity, # line 2, column cost # no number",
        "tower,W1,2026-03-09,1e3, # line 2, column cost # no number",
        "tower,W1,2026-03-09,\"1,200\", # line 2, column cost # decimal",
        "turn,W1,2026-03-09,12, # line 2, column project # tower",
        "tower,W1,2026-03-09,, # line 2 # neither",
      })
  void read_whatIsNotCertain_isRefusedWithItsPlace(String row, String place, String why) {
    assertRefused(HEAD + row + "\n", null, place, why);
  }

  @Test
  void read_windows1252_onlyWhenStated() {
    byte[] file =
        (HEAD.replace("duration", "elementType") + "tower,W1,2026-03-09,12,Tür\n")
            .getBytes(Charset.forName("windows-1252"));

    assertThatThrownBy(() -> READER.read(file, null)).hasMessageContaining("encoding");
    assertThat(READER.read(file, "encoding: windows-1252").outcomes().get(0).event().elementType())
        .isEqualTo("Tür");
  }

  private static void assertRefused(String csv, @Nullable String map, String place, String why) {
    assertThatThrownBy(() -> read(csv, map))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.field()).isEqualTo(place);
              assertThat(e.getMessage() + e.allowed()).containsIgnoringCase(why);
            });
  }

  private static double value(String csv, @Nullable String map) {
    Double value = read(csv, map).outcomes().get(0).event().value();
    assertThat(value).isNotNull();
    return value;
  }

  private static Outcomes read(String csv, @Nullable String map) {
    return READER.read(csv.getBytes(StandardCharsets.UTF_8), map);
  }
}
