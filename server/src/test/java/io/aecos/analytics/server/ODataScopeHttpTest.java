package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restriction;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.request.retrieve.ODataEntitySetRequest;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.api.edm.xml.XMLMetadata;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.client.core.http.BasicAuthHttpClientFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Who reads what in the feeds, and what clients that were written elsewhere make of them: Olingo's
 * for Java, and requests as Power Query and Tableau send them.
 */
class ODataScopeHttpTest {
  private static final List<String> FEEDS =
      List.of("Events", "DailyMetrics", "Metrics", "Projects", "Elements", "Templates", "People");
  private static final Map<String, String> COOKIES = new HashMap<>();

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = TestServer.in(data);
    Directory directory = new Directory(server.server().context().getBean(Registry.class));
    COOKIES.put("lea", server.signedInAs("lea", Role.TEAM_LEAD, "lea"));
    COOKIES.put("mia", server.signedInAs("mia", Role.INDIVIDUAL, "mia"));
    COOKIES.put("tom", server.signedInAs("tom", Role.INDIVIDUAL, "tom"));
    COOKIES.put("aud", server.signedInAs("aud", Role.AUDITOR, "aud"));
    directory.addTeam("structure");
    directory.join(new Membership("structure", "lea", null, null, true));
    directory.join(new Membership("structure", "mia", null, null, false));
    directory.restrict(new Restriction("tower", "structure"));
    for (String project : List.of("tower", "school")) {
      for (String user : List.of("mia", "tom", "kai")) {
        deliver(Events.generated(project, user).replace("\"value\"", guid(project, user)));
      }
    }
    server.awaitVisible();
  }

  private static String guid(String project, String user) {
    return "\"elementGuid\":\"%s-%s\",\"templateId\":\"%s-t\",\"value\""
        .formatted(project, user, project);
  }

  private static void deliver(String event) {
    assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"mia,2", "tom,1", "lea,4", "aud,0"})
  void events_areThoseOfTheViewer(String viewer, int wanted) {
    String work = "/odata/Events/$count?$filter=module%20eq%20'generation'";
    assertThat(text(viewer, work)).isEqualTo(Integer.toString(wanted));
  }

  /** Who signed in is the auditor's to know; what was done on the project is not. */
  @ParameterizedTest
  @ValueSource(strings = {"tom", "aud"})
  void restrictedProject_isInNoFeedOfOthers(String viewer) {
    for (String feed : FEEDS) {
      assertThat(text(viewer, "/odata/" + feed)).as(feed).doesNotContain("tower");
      if (viewer.equals("tom")) {
        assertThat(text(viewer, "/odata/" + feed)).as(feed).doesNotContain("mia");
      }
    }
    assertThat(text(viewer, "/odata/Events/$count?$filter=project%20eq%20'tower'")).isEqualTo("0");
    assertThat(text("lea", "/odata/Projects")).contains("tower");
    assertThat(text("mia", "/odata/Elements")).contains("tower-mia").doesNotContain("tower-kai");
  }

  /** In the engine as in the feeds that are computed row by row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lea|Events|[{project:school,n:1},{project:tower,n:3}]",
        "mia|Events|[{project:school,n:1},{project:tower,n:1}]",
        "tom|Events|[{project:school,n:1}]",
        "lea|Elements|[{project:school,n:1},{project:tower,n:3}]",
        "tom|Elements|[{project:school,n:1}]"
      })
  void groups_areOfWhatTheViewerMaySee(String viewer, String feed, String wanted) {
    String work = feed.equals("Events") ? "filter(module%20eq%20'generation')/" : "";
    String asked =
        "/odata/" + feed + "?$apply=" + work + "groupby((project),aggregate($count%20as%20n))";
    JsonNode rows = TestServer.JSON.readTree(text(viewer, asked)).path("value");
    assertThat(rows.toString().replace("\"", "")).isEqualTo(wanted);
  }

  @Test
  void auditEntries_areThereForAuditorsOnly() {
    assertThat(text("mia", "/odata/")).doesNotContain("AuditEntries");
    assertThat(text("mia", "/odata/$metadata")).doesNotContain("AuditEntr");
    assertThat(get("mia", "/odata/AuditEntries").statusCode()).isEqualTo(404);
    assertThat(text("aud", "/odata/")).contains("AuditEntries");
    JsonNode entries = TestServer.JSON.readTree(text("aud", "/odata/AuditEntries?$top=2"));
    assertThat(entries.path("value").size()).isEqualTo(2);
    assertThat(entries.path("value").path(0).path("seq").asLong())
        .isGreaterThan(entries.path("value").path(1).path("seq").asLong());
  }

  /** An auditor counts: no number is left out, begun or done, in feeds and files. */
  @Test
  void auditEntries_areAllThereAre() {
    token("counted", "read", "");
    List<Long> numbers = new ArrayList<>();
    List<String> outcomes = new ArrayList<>();
    TestServer.JSON
        .readTree(text("aud", "/odata/AuditEntries?$orderby=seq"))
        .path("value")
        .forEach(
            row -> {
              numbers.add(row.path("seq").asLong());
              outcomes.add(row.path("outcome").asString());
            });
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    assertThat(outcomes).contains("begun", "done");
    assertThat(text("aud", "/api/tables/AuditEntries.csv")).contains(",begun,");
  }

  @Test
  void token_readsWithinItsScopesAndProjects() {
    String school = token("school-feed", "read", "\"projects\":[\"school\"]");
    HttpResponse<byte[]> rows = basic(school, "/odata/Events?$select=project");
    assertThat(rows.statusCode()).isEqualTo(200);
    Set<String> projects = new HashSet<>();
    TestServer.json(rows)
        .path("value")
        .forEach(row -> projects.add(row.path("project").asString()));
    assertThat(projects).containsExactly("school");
    assertThat(basic(school, "/odata/AuditEntries").statusCode()).isEqualTo(404);
    assertThat(basic(token("in", "ingest", ""), "/odata/Events").statusCode()).isEqualTo(403);
  }

  @Test
  void dailyMetrics_areTheFiguresOfTheApi() {
    server.awaitVisible(); // What others exported meanwhile is an event too.
    JsonNode rows =
        TestServer.json(
                server.get(
                    "/odata/DailyMetrics?$filter=metric%20eq%20'elements_generated'%20and%20value"
                        + "%20gt%200"))
            .path("value");
    server.awaitVisible();
    JsonNode answer =
        server.json(
            "/api/metrics/elements_generated?by=project&groupSeries=true&grain=day"
                + "&period=this-month");
    Map<String, Double> fed = new TreeMap<>();
    rows.forEach(
        row ->
            fed.put(
                row.path("project").asString() + row.path("dayStart").asString(),
                row.path("value").asDouble()));
    Map<String, Double> told = new TreeMap<>();
    answer
        .path("groupSeries")
        .forEach(
            group ->
                group
                    .path("series")
                    .forEach(
                        point -> {
                          if (point.path("value").asDouble() > 0) {
                            told.put(
                                group.path("key").path("project").asString()
                                    + point.path("t").asString(),
                                point.path("value").asDouble());
                          }
                        }));
    assertThat(fed).isEqualTo(told).hasSize(2);
    assertThat(rows.path(0).path("complete").asBoolean())
        .isEqualTo(answer.path("complete").asBoolean());
    assertThat(rows.path(0).path("unit").asString()).isEqualTo("count");
  }

  /** What DuckDB reads from the files is what the feed says, to each of its readers. */
  @ParameterizedTest
  @ValueSource(strings = {"mia", "tom", "lea"})
  void files_holdWhatTheFeedHolds_forWhoeverAsks(String viewer, @TempDir Path directory)
      throws Exception {
    String asked = "?$filter=module%20eq%20'generation'&$select=seq,project,user,value";
    List<String> fed = new ArrayList<>();
    TestServer.JSON
        .readTree(text(viewer, "/odata/Events" + asked))
        .path("value")
        .forEach(
            row ->
                fed.add(
                    row.path("seq").asLong()
                        + "|"
                        + row.path("project").asString()
                        + "|"
                        + row.path("user").asString()
                        + "|"
                        + row.path("value").asDouble()));
    assertThat(fed).isNotEmpty();

    for (String format : List.of("parquet", "csv")) {
      HttpResponse<byte[]> answer = get(viewer, "/api/tables/Events." + format + asked);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValueAsLong("Content-Length"))
          .hasValue(answer.body().length);
      Path file = directory.resolve("events." + format);
      Files.write(file, answer.body());
      assertThat(
              duckDb(
                  "SELECT seq, project, \"user\", CAST(\"value\" AS DOUBLE) FROM '"
                      + file
                      + "' ORDER BY seq"))
          .as(format)
          .containsExactlyInAnyOrderElementsOf(fed);
    }
    Path file = directory.resolve("events.parquet");
    assertThat(duckDb("SELECT column_type FROM (DESCRIBE FROM '" + file + "')"))
        .containsExactly("BIGINT", "UUID", "VARCHAR", "VARCHAR", "DOUBLE");
  }

  private static List<String> duckDb(String sql) throws SQLException {
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

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void file_ofEachTable_isMade_andTellsHowManyRowsItHas(String format) {
    for (String table : FEEDS) {
      String path = "/api/tables/" + table + "." + format;
      HttpResponse<byte[]> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body().length).as(path).isPositive();
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .hasValue("attachment; filename=\"" + table + "." + format + "\"");
    }
    JsonNode kept = server.json("/api/audit?action=export.table&limit=100").path("entries");
    assertThat(kept.path(0).path("target").asString()).isEqualTo("People." + format);
    assertThat(kept.path(0).path("size").asLong()).isPositive();
  }

  @Test
  void file_thatCannotBe_isRefusedWithThoseThatCan() {
    assertThat(get("mia", "/api/tables/AuditEntries.csv").statusCode()).isEqualTo(404);
    assertThat(get("aud", "/api/tables/AuditEntries.csv").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> unknown = get("mia", "/api/tables/Events.arrow");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(new String(unknown.body(), StandardCharsets.UTF_8)).contains("Events.parquet");
    HttpResponse<byte[]> paged = get("mia", "/api/tables/Events.csv?$skiptoken=x");
    assertThat(paged.statusCode()).isEqualTo(400);
    HttpResponse<byte[]> wrong = get("mia", "/api/tables/Events.csv?$filter=nothing%20eq%201");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(new String(wrong.body(), StandardCharsets.UTF_8))
        .contains("'nothing' is no property of Events; its properties are seq, id");
  }

  /**
   * As OData.Feed does: the documents, a preview, then a folded query page by page. The headers are
   * those that issue 874 of NLstn/go-odata recorded of Power BI.
   */
  @Test
  void powerQuery_findsItsWay() {
    String accept =
        "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
            + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,"
            + "text/plain;q=0.7";
    String token = token("power-bi", "read", "");
    assertThat(server.send(server.anonymous("/odata/").GET()).statusCode()).isEqualTo(401);
    for (String asked :
        List.of(
            "/odata/",
            "/odata/$metadata",
            "/odata/Events?$top=1000",
            "/odata/Events?$filter=occurredAt%20ge%202020-01-01T00%3A00%3A00Z%20and%20occurredAt"
                + "%20lt%202100-01-01T00%3A00%3A00Z&$select=id%2CoccurredAt%2Cproject",
            "/odata/Events?$filter=occurredAt%20ge%202000-01-01T00%3A00%3A00Z%20and%20occurredAt"
                + "%20lt%202001-01-01T00%3A00%3A00Z",
            "/odata/Events?$orderby=occurredAt%20desc&$skip=1&$top=2",
            "/odata/Events/$count")) {
      HttpResponse<byte[]> answer =
          server.send(
              server
                  .anonymous(asked)
                  .header("Authorization", "Basic " + pair(token))
                  .header("Accept", accept)
                  .header("Accept-Encoding", "gzip, deflate")
                  .header("MaxDataServiceVersion", "3.0")
                  .header("OData-MaxVersion", "4.0")
                  .header(
                      "User-Agent",
                      "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)")
                  .GET());
      assertThat(answer.statusCode()).as(asked).isEqualTo(200);
      assertThat(answer.headers().allValues("OData-Version")).as(asked).containsExactly("4.0");
    }
  }

  /** Tableau reads the documents, then everything, and follows the links. */
  @Test
  void tableau_findsItsWay() {
    String token = token("tableau", "read", "");
    for (String asked :
        List.of("/odata/$metadata", "/odata", "/odata/DailyMetrics", "/odata/Events?$top=1")) {
      HttpResponse<byte[]> answer =
          server.send(
              server
                  .anonymous(asked)
                  .header("Authorization", "Basic " + pair(token))
                  .header("Accept", asked.endsWith("metadata") ? "application/xml" : "*/*")
                  .header("OData-Version", "4.0")
                  .header("DataServiceVersion", "3.0")
                  .GET());
      assertThat(answer.statusCode()).as(asked).isEqualTo(200);
    }
  }

  @Test
  void olingosClient_readsMetadata_andCrawlsEveryEventOnceWhileEventsArrive() throws Exception {
    ODataClient client = ODataClientFactory.getClient();
    client
        .getConfiguration()
        .setHttpClientFactory(new BasicAuthHttpClientFactory("feed", token("olingo", "read", "")));
    String root = server.server().url() + "/odata";
    XMLMetadata metadata =
        client.getRetrieveRequestFactory().getXMLMetadataRequest(root).execute().getBody();
    assertThat(metadata.getSchemas().get(0).getEntityTypes()).hasSize(FEEDS.size());

    deliver(Events.generated("crawl", "c"));
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < 500; i++) {
      batch.append(i == 0 ? "" : ",").append(Events.generated("crawl", "u" + i));
    }
    deliver(batch.append("]").toString());
    server.awaitVisible();
    AtomicBoolean done = new AtomicBoolean();
    Thread sender =
        new Thread(
            () -> {
              while (!done.get()) {
                deliver(Events.generated("crawl", "later"));
              }
            });
    sender.start();
    Set<String> ids = new TreeSet<>();
    int rows = 0;
    try {
      var next =
          client
              .newURIBuilder(root)
              .appendEntitySetSegment("Events")
              .filter("project eq 'crawl'")
              .select("id", "user")
              .build();
      while (next != null) {
        ODataEntitySetRequest<ClientEntitySet> request =
            client.getRetrieveRequestFactory().getEntitySetRequest(next);
        request.setPrefer("odata.maxpagesize=37");
        ClientEntitySet page = request.execute().getBody();
        for (ClientEntity row : page.getEntities()) {
          ids.add(row.getProperty("id").getPrimitiveValue().toString());
          rows++;
        }
        next = page.getNext();
      }
    } finally {
      done.set(true);
      sender.join();
    }
    assertThat(ids).hasSize(rows);
    assertThat(rows).isBetween(501, 540);
  }

  private static String token(String name, String scope, String more) {
    String body =
        "{\"name\":\"%s\",\"scopes\":[\"%s\"]%s}"
            .formatted(name, scope, more.isEmpty() ? "" : "," + more);
    HttpResponse<byte[]> made =
        server.send(
            server
                .request("/api/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    return TestServer.json(made).path("token").asString();
  }

  private static String pair(String token) {
    return Base64.getEncoder().encodeToString(("feed:" + token).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<byte[]> basic(String token, String path) {
    HttpRequest.Builder request =
        server.anonymous(path).header("Authorization", "Basic " + pair(token));
    return server.send(request.GET());
  }

  private static HttpResponse<byte[]> get(String viewer, String path) {
    return server.send(server.anonymous(path).header("Cookie", COOKIES.get(viewer)).GET());
  }

  private static String text(String viewer, String path) {
    HttpResponse<byte[]> answer = get(viewer, path);
    assertThat(answer.statusCode()).as(viewer + " " + path).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
