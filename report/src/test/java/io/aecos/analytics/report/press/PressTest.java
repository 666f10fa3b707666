package io.aecos.analytics.report.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.duckdb.DuckDbParquet;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.report.Practice;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.sign.Check;
import io.aecos.analytics.report.sign.KeyStores;
import io.aecos.analytics.report.sign.Signer;
import io.aecos.analytics.report.sign.TimeStamps;
import io.aecos.analytics.report.sign.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report in each format, signed. */
class PressTest {
  private static final Report REPORT =
      Practice.of(
              event("=cmd|' /c calc'!a0", "2026-10-05T10:00:00Z"),
              event("برج السلام", "2026-10-06T10:00:00Z"),
              event("<b>turm & söhne</b>", "2026-10-31T23:30:00Z"),
              event("塔楼", "2026-10-31T23:59:00Z"))
          .monthly();
  private static final Press PRESS =
      new Press(
          new Signer(KeyStores.make("Firm", Instant.now()), TimeStamps.NONE), new DuckDbParquet());

  @TempDir private Path directory;

  private static Event event(String project, String at) {
    return Event.builder(
            UUID.nameUUIDFromBytes(project.getBytes(StandardCharsets.UTF_8)),
            Instant.parse(at),
            EventType.parse("generation/element_generated"),
            "test")
        .project(project)
        .user("mia")
        .build();
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"CSV", "XLSX", "JSON", "HTML", "PARQUET"})
  void file_isWhole_andAnyChangedByteIsFound(ReportFormat format) throws Exception {
    byte[] file = print(format);
    assertThat(check(file).reason()).isEmpty();
    assertThat(check(file).whole()).isTrue();

    Random random = new Random(20261129);
    List<Integer> unseen = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] changed = file.clone();
      int at = random.nextInt(changed.length - 4) + 4;
      changed[at] ^= (byte) (1 << random.nextInt(8));
      if (check(changed).whole()) {
        unseen.add(at);
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void unpackedFolder_isWhole_untilSomethingIsChangedAddedOrRemoved() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("unpacked"));
    for (Map.Entry<String, byte[]> entry : entries(print(ReportFormat.CSV)).entrySet()) {
      Files.write(folder.resolve(entry.getKey()), entry.getValue());
    }
    assertThat(Check.of(folder).whole()).isTrue();

    Path figures = folder.resolve("figures.csv");
    byte[] content = Files.readAllBytes(figures);
    Files.writeString(folder.resolve("more.csv"), "a,b");
    assertThat(Check.of(folder).reason()).contains("more.csv was added");
    Files.delete(folder.resolve("more.csv"));
    Files.writeString(figures, "other");
    assertThat(Check.of(folder).reason()).contains("figures.csv was changed");
    Files.delete(figures);
    assertThat(Check.of(folder).reason()).contains("figures.csv is missing");
    Files.write(figures, content);
    assertThat(Check.of(folder).whole()).isTrue();
  }

  @Test
  void manifest_saysWhatTheReportIs() throws Exception {
    Map<String, byte[]> entries = entries(print(ReportFormat.CSV));
    JsonNode manifest = JsonMapper.shared().readTree(entries.get("manifest.json"));

    assertThat(manifest.path("report").asString()).isEqualTo("monthly");
    assertThat(manifest.path("query").path("from").asString()).isEqualTo("2026-10-01T05:00:00Z");
    assertThat(manifest.path("query").path("timeZone").asString()).isEqualTo("America/Chicago");
    assertThat(manifest.path("scope").asString()).isEqualTo("the whole firm");
    assertThat(manifest.path("audit").path("entry").asLong()).isEqualTo(17);
    assertThat(manifest.path("audit").path("hash").asString()).startsWith("ab12ab12");
    assertThat(manifest.path("watermark").path("seq").asLong()).isEqualTo(4);
    for (JsonNode file : manifest.path("files")) {
      String text = new String(entries.get(file.path("name").asString()), StandardCharsets.UTF_8);
      long lines = text.lines().count();
      assertThat(file.path("rows").asLong()).as(file.toString()).isEqualTo(lines - 1);
    }
    assertThat(manifest.path("files").size()).isEqualTo(entries.size() - 2);
  }

  @Test
  void csv_holdsEveryProject_withUnitsAndWithoutFormulas() throws Exception {
    byte[] file = entries(print(ReportFormat.CSV)).get("productivity-by-project.csv");
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();

    assertThat(lines.get(0))
        .startsWith("\ufeffproject,time_saved_hours [hours],elements_generated [count],");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(2)).startsWith("\"'=cmd|' /c calc'!a0\",,1,");
    assertThat(lines).anyMatch(line -> line.startsWith("塔楼,,1,"));
  }

  @Test
  void html_isNoPlaceForMarkupOfOthers() throws Exception {
    String page =
        new String(entries(print(ReportFormat.HTML)).get("report.html"), StandardCharsets.UTF_8);

    assertThat(page).contains("&lt;b&gt;turm &amp; söhne&lt;/b&gt;").doesNotContain("<b>turm");
  }

  @Test
  void html_headsTablesWithPlainWords() throws Exception {
    String page =
        new String(entries(print(ReportFormat.HTML)).get("report.html"), StandardCharsets.UTF_8);

    assertThat(page).contains("<h2>Productivity, by project:").doesNotContain("-by-project");
  }

  /** Only a printed first page may fold the types that matter less. */
  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"CSV", "JSON", "HTML"})
  void brief_holdsEveryType(ReportFormat format) throws Exception {
    Texts texts = Texts.in("en");
    Report roi = Practice.demo().roi(texts);
    Table types = table(roi.brief().tables(), "roi-types");
    assertThat(types.rows()).hasSizeGreaterThan(6);

    Map<String, byte[]> entries = entries(PRESS.print(roi, texts, format));
    String file =
        new String(
            entries.get(format == ReportFormat.CSV ? "roi-types.csv" : "report." + format.text()),
            StandardCharsets.UTF_8);

    types.rows().forEach(row -> assertThat(file).contains(String.valueOf(row.get(0))));
    assertThat(file).doesNotContain("more types");
    assertThat(table(roi.brief().shortened(), "roi-types").rows()).hasSize(6);
  }

  private static Table table(List<Table> tables, String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void xlsx_keepsTextsTextsAndNumbersNumbers() throws Exception {
    Path book = directory.resolve("report.xlsx");
    Files.write(book, entries(print(ReportFormat.XLSX)).get("report.xlsx"));
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(book.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    String all = text.toString();

    assertThat(all).doesNotContain("<f>").contains("=cmd|").contains("&#x5854;&#x697c;");
    assertThat(all).containsPattern("<v>4(\\.0)?</v>");
  }

  /** Each table as Parquet, read by an engine, says what the same table says as CSV. */
  @Test
  void parquet_holdsWhatCsvHolds_withTypesAndUnits() throws Exception {
    Map<String, byte[]> parquet = entries(print(ReportFormat.PARQUET));
    Map<String, byte[]> csv = entries(print(ReportFormat.CSV));
    assertThat(parquet.keySet())
        .containsExactlyElementsOf(
            csv.keySet().stream().map(name -> name.replace(".csv", ".parquet")).toList());
    for (Map.Entry<String, byte[]> entry : parquet.entrySet()) {
      Files.write(directory.resolve(entry.getKey()), entry.getValue());
    }
    for (Map.Entry<String, byte[]> entry : csv.entrySet()) {
      if (entry.getKey().endsWith(".csv")) {
        String file = directory.resolve(entry.getKey().replace(".csv", ".parquet")).toString();
        long lines = new String(entry.getValue(), StandardCharsets.UTF_8).lines().count();
        assertThat(ask("SELECT count(*) FROM '" + file + "'")).containsExactly(lines - 1 + "");
      }
    }

    String projects = "'" + directory.resolve("productivity-by-project.parquet") + "'";
    assertThat(ask("SELECT project, elements_generated FROM " + projects + " ORDER BY 1"))
        .containsExactly(
            "<b>turm & söhne</b>|1.0", "=cmd|' /c calc'!a0|1.0", "برج السلام|1.0", "塔楼|1.0");
    assertThat(
            ask(
                "SELECT decode(value)->>'elements_generated' FROM parquet_kv_metadata("
                    + projects
                    + ") WHERE decode(key) = 'units'"))
        .containsExactly("count");
    assertThat(
            ask(
                "SELECT column_name, column_type FROM (DESCRIBE SELECT met, events, value FROM '"
                    + directory.resolve("figures.parquet")
                    + "')"))
        .containsExactly("met|BOOLEAN", "events|BIGINT", "value|DOUBLE");
  }

  private static List<String> ask(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement select = engine.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          text.append(i == 1 ? "" : "|").append(row.getObject(i));
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }

  private static byte[] print(ReportFormat format) {
    return PRESS.print(REPORT, Texts.in("en"), format);
  }

  /** What is no report at all any more is not whole. */
  private Verdict check(byte[] file) throws IOException {
    Path path = directory.resolve("report.zip");
    Files.write(path, file);
    return Check.of(path);
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
