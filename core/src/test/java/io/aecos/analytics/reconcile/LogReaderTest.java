package io.aecos.analytics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.MetricCatalog;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs as people keep them: what is certain is read, what is not is refused by line and column. */
class LogReaderTest {
  private static final String HEAD = "project,metric,from,to,value\n";
  private static final MetricCatalog CATALOG = MetricCatalog.shipped(EventCatalog.shipped());
  private static final LogReader READER =
      new LogReader(
          new LogNames(
              CATALOG,
              Map.of("tower", List.of("HQ Tower"), "mill", List.of("Mühle"), "hut", List.of())),
          ZoneId.of("Europe/Berlin"));

  @Test
  void read_theDocumentedForm_isWhatItSays() {
    ProjectLog log = read(HEAD + "tower,elements_generated,2026-03-02,2026-03-08,42\n", null);

    LogRow row = log.rows().get(0);
    assertThat(row.line()).isEqualTo(2);
    assertThat(row.project()).isEqualTo("tower");
    assertThat(row.metric().name()).isEqualTo("elements_generated");
    assertThat(row.from()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(row.to()).isEqualTo(LocalDate.of(2026, 3, 8));
    assertThat(row.value()).isEqualByComparingTo("42");
    assertThat(log.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void read_byTitleAndName_findsTheSame() {
    String rows =
        HEAD
            + "HQ  Tower,Elements generated,2026-03-02,2026-03-08,1\n"
            + "TOWER,Elements-Generated,2026-03-02,2026-03-08,1\n";

    assertThat(read(rows, null).rows())
        .allSatisfy(row -> assertThat(row.project()).isEqualTo("tower"))
        .allSatisfy(row -> assertThat(row.metric().name()).isEqualTo("elements_generated"));
  }

  @Test
  void read_aliasesAndColumnsOfTheMap_areFollowed() {
    String map =
        """
        columns: {metric: Kennzahl, from: von, to: bis, value: Wert}
        fixed: {project: mill}
        metrics: {Bauteile: elements_generated}
        dates: day-first
        tz: UTC
        per: week
        """;
    ProjectLog log =
        read("Kennzahl;von;bis;Wert;Notiz\nBauteile;2.3.2026;8.3.2026;1.234,0;ok\n", map);

    assertThat(log.rows().get(0).project()).isEqualTo("mill");
    assertThat(log.rows().get(0).value()).isEqualByComparingTo("1234");
    assertThat(log.rows().get(0).from()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(log.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(log.weekly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void read_withAByteOrderMark_needsNoMap(String encoding) {
    String text = "\ufeff" + HEAD + "Mühle,elements_generated,2026-03-02,2026-03-08,1\r\n";

    ProjectLog log = READER.read(text.getBytes(Charset.forName(encoding)), null);

    assertThat(log.rows().get(0).project()).isEqualTo("mill");
  }

  @Test
  void read_windows1252_onlyWhenStated() {
    byte[] log =
        (HEAD + "tower,parses,2026-03-02,2026-03-08,1\nMühle,parses,2026-03-02,2026-03-08,1\n")
            .getBytes(Charset.forName("windows-1252"));

    assertThatThrownBy(() -> READER.read(log, null))
        .hasMessageContaining("is no UTF-8 text")
        .hasMessageContaining("encoding: windows-1252")
        .extracting(e -> ((AnalyticsException) e).field())
        .isEqualTo("line 3");
    assertThat(READER.read(log, "encoding: windows-1252").rows().get(1).project())
        .isEqualTo("mill");
  }

  @ParameterizedTest
  @CsvSource({"';'", "'|'", "'\t'", "','"})
  void read_anyUsualDelimiter_isRecognised(String delimiter) {
    String text = (HEAD + "tower,parses,2026-03-02,2026-03-08,7\n").replace(",", delimiter);

    assertThat(read(text, null).rows().get(0).value()).isEqualByComparingTo("7");
    assertThat(read("sep=" + delimiter + "\r\n" + text, null).rows().get(0).line()).isEqualTo(3);
  }

  /** A date with a day above 12 tells the order of all. */
  @Test
  void read_datesThatProveTheirOrder_areRead() {
    String text =
        HEAD + "tower,parses,02/03/2026,08/03/2026,1\n" + "tower,parses,09/03/2026,15/03/2026,1\n";

    assertThat(read(text, null).rows().get(0).from()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(
            read(text.replace("15/03", "03/15").replace("09/03", "03/09"), null)
                .rows()
                .get(0)
                .from())
        .isEqualTo(LocalDate.of(2026, 2, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        // the value cell  # the metric           # what it is in the metric's unit
        "0.87              # template_reuse_rate  # 0.87",
        "87 %              # template_reuse_rate  # 0.87",
        "1.5 h             # time_saved_hours     # 1.5",
        "90 min            # time_saved_hours     # 1.5",
        "-3 h              # time_saved_hours     # -3",
        "2 s               # generation_latency_p50 # 2000",
        "1500              # generation_latency_p50 # 1500",
        "$1'200.50         # cost_avoidance       # 1200.50",
        "USD 1200          # cost_avoidance       # 1200",
        "1 234 567         # parses               # 1234567",
        "1.234             # time_saved_hours     # 1.234",
        "12 pcs            # parses               # 12",
      })
  void read_figuresWithUnits_areInTheMetricsUnit(String cell, String metric, BigDecimal value) {
    String text = HEAD + "tower," + metric + ",2026-03-02,2026-03-08,\"" + cell.strip() + "\"\n";

    assertThat(read(text, null).rows().get(0).value()).isEqualByComparingTo(value);
  }

  @Test
  void read_aStatedUnit_isThatOfBareFigures() {
    String text = HEAD + "tower,template_reuse_rate,2026-03-02,2026-03-08,87\n";

    assertThat(read(text, "units: {template_reuse_rate: percent}").rows().get(0).value())
        .isEqualByComparingTo("0.87");
  }

  @Test
  void read_aColumnOfUnits_isFollowed_andMayNotContradictTheFigure() {
    String text =
        HEAD.replace("\n", ",Unit\n") + "tower,time_saved_hours,2026-03-02,2026-03-08,90,min\n";

    assertThat(read(text, null).rows().get(0).value()).isEqualByComparingTo("1.5");
    assertThatThrownBy(() -> read(text.replace("90", "90 h"), null))
        .hasMessageContaining("'min' is not what the figure says: 'h'");
    assertThatThrownBy(() -> read(text.replace("min", "EUR"), null)).hasMessageContaining("'eur'");
    assertThat(read(text.replace(",min", ","), null).rows().get(0).value())
        .isEqualByComparingTo("90");
  }

  /** As spreadsheets save "Unicode text": UTF-16 with a mark, tabs, a decimal comma, CR LF. */
  @Test
  void read_unicodeTextOfASpreadsheet_isRead() {
    String text =
        ("\ufeff" + HEAD + "Mühle,time_saved_hours,16.03.2026,22.03.2026,1234;5\r\n")
            .replace(',', '\t')
            .replace(';', ',');

    LogRow row = READER.read(text.getBytes(StandardCharsets.UTF_16LE), null).rows().get(0);

    assertThat(row.project()).isEqualTo("mill");
    assertThat(row.value()).isEqualByComparingTo("1234.5");
    assertThat(row.from()).isEqualTo(LocalDate.of(2026, 3, 16));
  }

  @Test
  void read_utf16WithoutAMark_isRefusedUntilItIsStated() {
    byte[] log =
        (HEAD + "Mühle,parses,2026-03-02,2026-03-08,1\n").getBytes(StandardCharsets.UTF_16LE);

    assertThatThrownBy(() -> READER.read(log, null)).hasMessageContaining("utf-16le");
    assertThat(READER.read(log, "encoding: utf-16le").rows().get(0).project()).isEqualTo("mill");
    assertThatThrownBy(() -> READER.read(log, "encoding: utf-16be"))
        .isInstanceOf(AnalyticsException.class);
  }

  @Test
  void read_aMarkThatOneNumberProves_holdsForAll() {
    String text =
        HEAD.replace(',', ';')
            + "tower;time_saved_hours;2026-03-02;2026-03-08;1,234\n"
            + "tower;time_saved_hours;2026-03-09;2026-03-15;1,5\n";

    assertThat(read(text, null).rows().get(0).value()).isEqualByComparingTo("1.234");
    assertThat(read(text.replace("1,5", "1,234,567"), null).rows().get(0).value())
        .isEqualByComparingTo("1234");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "tower,elements_genrated,2026-03-02,2026-03-08,1 # line 2, column metric # elements_generated",
        "towr,parses,2026-03-02,2026-03-08,1 # line 2, column project # tower",
        ",parses,2026-03-02,2026-03-08,1 # line 2, column project # names no project",
        "tower,parses,2026-03-02,2026-02-08,1 # line 2, column to # is before",
        "tower,parses,02/03/2026,08/03/2026,1 # line 2, column from # day-first",
        "tower,parses,2.3.26,8.3.26,1 # line 2, column from # four digits",
        "tower,parses,2026-02-30,2026-03-08,1 # line 2, column from # no date",
        "tower,parses,0226-03-02,2026-03-08,1 # line 2, column from # between 1970",
        "tower,parses,46083,46089,1 # line 2, column from # no date",
        "tower,parses,2026-03-02,2026-03-08, # line 2, column value # no number",
        "tower,parses,2026-03-02,2026-03-08,n/a # line 2, column value # no number",
        "tower,parses,2026-03-02,2026-03-08,\"1,234\" # line 2, column value # decimal: ','",
        "tower,parses,2026-03-02,2026-03-08,1.234 # line 2, column value # whole number",
        "tower,parses,2026-03-02,2026-03-08,NaN # line 2, column value # no number",
        "tower,parses,2026-03-02,2026-03-08,1.2.3 # line 2, column value # no number",
        "tower,parses,2026-03-02,2026-03-08,12k # line 2, column value # 'k'",
        "tower,template_reuse_rate,2026-03-02,2026-03-08,87 # line 2, column value # 87%",
        "tower,cost_avoidance,2026-03-02,2026-03-08,€1200 # line 2, column value # usd",
        "tower,time_saved_hours,2026-03-02,2026-03-08,2 days # line 2, column value # 'days'",
        "tower,parses,2026-03-02,2026-03-08 # line 2 # 4 cells, but 5 columns",
        "tower,parses,2026-03-02,2026-03-08,1,2 # line 2 # 6 cells, but 5 columns",
        "tower,\"parses,2026-03-02,2026-03-08,1 # line 2 # quote is not closed",
      })
  void read_whatIsNotCertain_isRefusedWithItsPlace(String row, String place, String why) {
    assertThatThrownBy(() -> read(HEAD + row + "\n", null))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> {
              assertThat(e.field()).isEqualTo(place);
              assertThat(e.getMessage() + e.allowed()).contains(why);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "encoding: latin # encoding",
        "delimiter: x # delimiter",
        "dates: sideways # dates",
        "decimal: x # decimal",
        "tz: Nowhere # tz",
        "per: month # per",
        "colums: {} # colums",
        "columns: {vlaue: x} # vlaue",
        "'columns: {value: Wert}' # Wert",
        "'[1, 2]' # names with values",
        "'a: [' # line",
      })
  void read_aMapThatSaysNonsense_isRefusedByItsEntry(String map, String named) {
    String text = HEAD + "tower,parses,2026-03-02,2026-03-08,1\n";

    assertThatThrownBy(() -> read(text, map))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.field() + e.getMessage()).contains(named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n", "project,metric,from,to,value\n", "PK\u0003\u0004zip", "a,b\n1,2\n"})
  void read_whatIsNoLog_isRefused(String text) {
    assertThatThrownBy(() -> read(text, null)).isInstanceOf(AnalyticsException.class);
  }

  @Test
  void read_contradictingOrders_nameBothLines() {
    String text =
        HEAD + "tower,parses,13/03/2026,14/03/2026,1\n" + "tower,parses,03/16/2026,03/17/2026,1\n";

    assertThatThrownBy(() -> read(text, null))
        .hasMessageContaining("13/03/2026")
        .hasMessageContaining("line 2");
  }

  private static ProjectLog read(String text, @Nullable String map) {
    return READER.read(text.getBytes(StandardCharsets.UTF_8), map);
  }
}
