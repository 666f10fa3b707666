package io.aecos.analytics.server.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.server.sheets.SheetsJson.SheetJson;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.SheetQueries;
import io.aecos.analytics.sheet.Sheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server asks before somebody opens a sheet is what the page asks then: {@code
 * web/src/sheet/openings.json} holds both to it, this test the server and one of the web the page.
 * After a change of sheets, metrics or of what is asked, {@code ./mvnw -pl server test
 * -Dtest=OpeningsTest -Daecos.write=true} writes it anew.
 */
class OpeningsTest {
  private static final Path DOCUMENT = Path.of("../web/src/sheet/openings.json");
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog METRICS = MetricCatalog.shipped(EVENTS);

  private record Document(
      String period, String compare, List<MetricOf> metrics, List<Opening> sheets) {}

  private record MetricOf(String name, String tab) {}

  private record Opening(SheetJson sheet, List<Query> queries) {}

  private record Query(
      String metric, List<String> by, boolean series, boolean groupSeries, int limit) {
    static Query of(MetricQuery query) {
      return new Query(
          query.metric(), query.by(), query.series(), query.groupSeries(), query.limit());
    }
  }

  @Test
  void openings_areWhatThePageIsHeldTo() throws IOException {
    List<Sheet> sheets = Sheets.shipped(METRICS, new Dimensions(EVENTS)).common();
    Document openings =
        new Document(
            SheetQueries.PERIOD,
            Comparison.PREVIOUS.name().toLowerCase(Locale.ROOT),
            METRICS.metrics().stream().map(one -> new MetricOf(one.name(), one.tab())).toList(),
            sheets.stream().map(sheet -> opening(sheet.of(Role.ADMIN))).toList());
    String document =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(openings)
            + "\n";
    if (Boolean.getBoolean("aecos.write")) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
  }

  private static Opening opening(Sheet sheet) {
    return new Opening(
        SheetsJson.of(List.of(sheet), Role.ADMIN).sheets().get(0),
        SheetQueries.of(sheet, METRICS).stream().map(Query::of).toList());
  }
}
