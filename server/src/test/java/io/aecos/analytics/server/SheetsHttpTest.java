package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is offered which sheets; the data directory has one of its own. */
class SheetsHttpTest {
  private static final String FACADE =
      """
      sheets:
        facade:
          title: Façade
          number: A-701
          question: Which façades fail?
          for: [team-lead, admin]
          cards: [compliance_pass_rate]
          panels:
            - {kind: bars, title: By section, metrics: compliance_violations, by: section, within: code}
            - {kind: quarantine, for: [admin]}
            - {kind: attention, title: Waiting, of: [checks], for: [admin]}
      """;

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    Path catalog = Files.createDirectories(directory.resolve("catalog"));
    Files.writeString(catalog.resolve("sheets-facade.yaml"), FACADE, StandardCharsets.UTF_8);
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sheets_areThoseOfTheViewersRole() {
    assertThat(names(sheetsOf("mia", Viewer.Role.INDIVIDUAL, "mia")))
        .containsExactly(
            "mywork",
            "overview",
            "productivity",
            "compliance",
            "cost",
            "collaboration",
            "security",
            "health");
    assertThat(names(sheetsOf("otto", Viewer.Role.AUDITOR, "otto"))).containsExactly("security");
    assertThat(names(sheetsOf("ada", Viewer.Role.ADMIN))).startsWith("overview").endsWith("facade");
  }

  @Test
  void sheet_ofTheDataDirectory_isAsItIsDeclared_withThePanelsOfTheRole() {
    JsonNode admins = last(sheetsOf("ann", Viewer.Role.ADMIN));
    JsonNode leads = last(sheetsOf("lea", Viewer.Role.TEAM_LEAD));

    assertThat(admins.path("question").asString()).isEqualTo("Which façades fail?");
    assertThat(admins.path("home").asBoolean()).isFalse();
    assertThat(admins.path("panels")).hasSize(3);
    assertThat(admins.path("panels").path(2).path("of").path(0).path("title").asString())
        .isEqualTo("Elements that do not comply");
    assertThat(leads.path("panels")).hasSize(1);
    JsonNode bars = leads.path("panels").path(0);
    assertThat(bars.path("kind").asString()).isEqualTo("bars");
    assertThat(bars.path("by").path(0).asString()).isEqualTo("section");
    assertThat(bars.path("within").asString()).isEqualTo("code");
    assertThat(bars.path("columns").isNull()).isTrue();
  }

  @Test
  void home_isOneSheetOfEachRole() {
    assertThat(home(sheetsOf("ivo", Viewer.Role.INDIVIDUAL, "ivo"))).isEqualTo("mywork");
    assertThat(home(sheetsOf("ina", Viewer.Role.INDIVIDUAL))).isEqualTo("overview");
    assertThat(home(sheetsOf("lou", Viewer.Role.TEAM_LEAD, "lou"))).isEqualTo("overview");
    assertThat(home(sheetsOf("otis", Viewer.Role.AUDITOR))).isEqualTo("security");
  }

  @Test
  void report_ofAPage_knowsTheSheetsOfTheDataDirectory() {
    JsonNode refused =
        TestServer.json(
            server.post(
                "/api/reports",
                "application/json",
                "{\"report\":\"page\",\"format\":\"pdf\",\"url\":\"/roof\"}"));

    assertThat(refused.path("allowed").toString()).contains("/overview", "/facade");
  }

  private static JsonNode sheetsOf(String name, Viewer.Role role, String... identities) {
    String session = server.signedInAs(name, role, identities);
    return TestServer.json(server.send(server.anonymous("/api/sheets").header("Cookie", session)))
        .path("sheets");
  }

  private static List<String> names(JsonNode sheets) {
    List<String> names = new ArrayList<>();
    sheets.forEach(sheet -> names.add(sheet.path("name").asString()));
    return names;
  }

  private static JsonNode last(JsonNode sheets) {
    return sheets.path(sheets.size() - 1);
  }

  private static String home(JsonNode sheets) {
    for (JsonNode sheet : sheets) {
      if (sheet.path("home").asBoolean()) {
        return sheet.path("name").asString();
      }
    }
    return "";
  }
}
