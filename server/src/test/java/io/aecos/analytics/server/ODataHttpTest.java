package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The feeds as the protocol wants them: documents, options, pages, errors. */
class ODataHttpTest {
  private static final String DAY = "2026-10-0";

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = TestServer.in(data);
    for (int i = 1; i <= 9; i++) {
      deliver(i, i % 3 == 0 ? null : "tower-" + i % 3, i % 2 == 0 ? "ana" : "Éa O'Neil");
    }
    server.awaitVisible();
    for (int i = 0; i < 8; i++) {
      server.get("/odata/Events?$top=1"); // Entries for the feed of the audit trail.
    }
  }

  private static void deliver(int day, String project, String user) {
    String event =
"""
{"id":"018f0000-0000-7000-8000-00000000000%d","occurredAt":"%s%dT0%d:30:15.123456Z","module":"generation","type":"element_generated",
 "user":"%s","elementGuid":"g%d","value":%d.5,"attributes":{"status":"s%d","odd":[%d]}%s}"""
            .formatted(
                day,
                DAY,
                day,
                day,
                user,
                day,
                day,
                day % 2,
                day,
                project == null ? "" : ",\"project\":\"" + project + "\"");
    assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void serviceDocument_namesTheFeeds() {
    HttpResponse<byte[]> answer = server.get("/odata");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("OData-Version")).hasValue("4.0");
    JsonNode document = TestServer.json(answer);
    assertThat(document.path("@odata.context").asString())
        .isEqualTo(server.server().url() + "/odata/$metadata");
    List<String> names = new ArrayList<>();
    document.path("value").forEach(set -> names.add(set.path("url").asString()));
    assertThat(names)
        .containsExactly(
            "Events",
            "Metrics",
            "Projects",
            "Templates",
            "People",
            "DailyMetrics",
            "Elements",
            "AuditEntries");
    assertThat(TestServer.json(server.get("/odata/"))).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/xml", "*/*", "text/plain"})
  void metadata_isXmlWhateverIsAccepted(String accept) {
    HttpResponse<byte[]> answer =
        server.send(server.request("/odata/$metadata?$format=json").header("Accept", accept).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/xml");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("Version=\"4.0\"", "<EntityType Name=\"Event\">", "Name=\"attributes_status\"");
  }

  @Test
  void rows_haveEveryDeclaredProperty_asItCame() {
    JsonNode row = rows("Events?$filter=elementGuid eq 'g1'").path(0);
    assertThat(row.path("occurredAt").asString()).isEqualTo(DAY + "1T01:30:15.123456Z");
    assertThat(row.path("value").asDouble()).isEqualTo(1.5);
    assertThat(row.path("user").asString()).isEqualTo("Éa O'Neil");
    assertThat(row.path("attributes_status").asString()).isEqualTo("s1");
    assertThat(row.path("otherAttributes").asString()).isEqualTo("{\"odd\":[1]}");
    assertThat(row.path("discipline").isNull()).isTrue();
    String metadata = new String(server.get("/odata/$metadata").body(), StandardCharsets.UTF_8);
    String type = metadata.substring(metadata.indexOf("Name=\"Event\""));
    int declared = type.substring(0, type.indexOf("</EntityType>")).split("<Property ", -1).length;
    assertThat(row.size()).isEqualTo(declared - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value gt 7.5|89",
        "7.5 lt value|89",
        "value ge 7.5 and value ne 8.5|79",
        "value eq null|",
        "project eq null|369",
        "project ne null|124578",
        "project eq 'tower-1' or value lt 2|147",
        "not (project eq 'tower-1')|235689",
        "project in ('tower-1','tower-2')|124578",
        "project eq 'tower-1' or project eq null|134679",
        "contains(user,'O''Neil')|13579",
        "startswith(project,'tower')|124578",
        "not startswith(project,'tower-1')|258",
        "endswith(user,'a')|2468",
        "contains(user,'Neil') eq false|2468",
        "contains(user,'Neil') ne false|13579",
        "user gt 'b'|13579",
        "attributes_status eq 's0'|2468",
        "elementGuid eq 'nothing'|",
        "module eq 'generation'|123456789",
        "type ne 'element_generated'|",
        "year(occurredAt) eq 2026 and month(occurredAt) eq 10 and day(occurredAt) le 3|123",
        "hour(occurredAt) ge 8|89",
        "minute(occurredAt) eq 30 and second(occurredAt) eq 15|123456789",
        "date(occurredAt) gt 2026-10-07|89",
        "date(occurredAt) eq 2026-10-07|7",
        "occurredAt ge 2026-10-03T00:00:00Z and occurredAt lt 2026-10-05T00:00:00Z|34",
        "occurredAt gt 2026-10-09T09:30:15.123456Z|",
        "occurredAt ge 2026-10-09T09:30:15.123456Z|9",
        "occurredAt gt 2026-10-09T09:30:15.1234559Z|9",
        "occurredAt le 2026-10-01T01:30:15.1234561Z|1",
        "occurredAt ge 2026-10-09T11:30:15.123456%2B02:00|9",
        "receivedAt gt 2020-01-01T00:00:00Z and value lt 3|12",
        "receivedAt lt 2020-01-01T00:00:00Z|",
        "true|123456789"
      })
  void filter_letsThroughWhatSatisfiesIt(String filter, String wanted) {
    StringBuilder found = new StringBuilder();
    rows("Events?$orderby=value&$select=value&$filter=" + filter)
        .forEach(row -> found.append((int) row.path("value").asDouble()));
    assertThat(found.toString()).isEqualTo(wanted == null ? "" : wanted);
    assertThat(text("Events/$count?$filter=" + filter)).isEqualTo(Integer.toString(found.length()));
  }

  @Test
  void select_givesTheColumnsAsked_andTheContextSaysWhich() {
    JsonNode page = json("Events?$select=user,value&$top=1");
    assertThat(page.path("@odata.context").asString())
        .isEqualTo(server.server().url() + "/odata/$metadata#Events(id,user,value)");
    assertThat(page.path("value").path(0).propertyNames())
        .contains("id", "user", "value")
        .doesNotContain("project", "seq");
  }

  @Test
  void orderby_putsNullFirst_andLastWhereItDescends() {
    assertThat(values("Events?$orderby=project,value desc", "value"))
        .containsExactly("9.5", "6.5", "3.5", "7.5", "4.5", "1.5", "8.5", "5.5", "2.5");
    assertThat(values("Events?$orderby=project desc,value", "value"))
        .containsExactly("2.5", "5.5", "8.5", "1.5", "4.5", "7.5", "3.5", "6.5", "9.5");
  }

  @Test
  void orderby_sortsEveryFeed() {
    String days = "DailyMetrics?$filter=metric eq 'elements_generated'&$orderby=day desc";
    assertThat(values(days, "day"))
        .hasSizeGreaterThan(8)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(values("DailyMetrics?$orderby=day&$top=50", "day")).isSorted();
    assertThat(values("Elements?$orderby=elementGuid desc", "elementGuid"))
        .containsExactly("g9", "g8", "g7", "g6", "g5", "g4", "g3", "g2", "g1");
    assertThat(values("Elements?$orderby=project,elementGuid desc&$top=4", "elementGuid"))
        .containsExactly("g9", "g6", "g3", "g7");
    assertThat(values("AuditEntries?$orderby=seq&$top=3", "seq")).containsExactly("1", "2", "3");
  }

  /** Each blocks nothing, at {@code /odata} as for files. */
  @Test
  void question_asDeepAsNobodyAsks_isRefused_asOftenAsItComes() {
    String deep = "$filter=" + "(".repeat(2_000) + "seq%20eq%201" + ")".repeat(2_000);
    for (int i = 0; i < 40; i++) {
      assertThat(server.get("/odata/Events?" + deep).statusCode()).isEqualTo(400);
    }
    HttpResponse<byte[]> file = server.get("/api/tables/Events.csv?" + deep);
    assertThat(file.statusCode()).isEqualTo(400);
    assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains("64 levels");
    assertThat(server.get("/odata/Events" + "(".repeat(2_000)).statusCode()).isEqualTo(400);
  }

  /** As large as it may be, it is answered by the engine and row by row. */
  @ParameterizedTest
  @ValueSource(strings = {"Events", "Elements"})
  void question_asLargeAsAllowed_isAnswered(String feed) {
    String guid = "elementGuid eq 'g1'";
    assertThat(text(feed + "/$count?$filter=" + guid + (" or " + guid).repeat(499))).isEqualTo("1");
    assertThat(text(feed + "/$count?$filter=false" + " or true".repeat(1_000))).isEqualTo("9");
    assertThat(text(feed + "/$count?$filter=" + "(".repeat(64) + guid + ")".repeat(64)))
        .isEqualTo("1");
    assertThat(text(feed + "/$count?$filter=" + "not (".repeat(32) + guid + ")".repeat(32)))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"Projects('x'),project", "Projects('x')/events,project", "Metrics('x'),metric"})
  void row_byItsKey_isNotMade_andTheAnswerSaysWhatIs(String asked, String key) {
    HttpResponse<byte[]> answer = server.get("/odata/" + asked);
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(TestServer.json(answer).path("error").path("message").asString())
        .contains("?$filter=" + key + " eq");
  }

  @Test
  void topSkipAndCount_cutAndTellHowManyThereAre() {
    JsonNode page = json("Events?$count=true&$top=2&$skip=3&$orderby=value&$filter=value gt 2");
    assertThat(page.path("@odata.count").asInt()).isEqualTo(8);
    assertThat(page.path("value"))
        .extracting(row -> row.path("value").asDouble())
        .containsExactly(5.5, 6.5);
    assertThat(page.has("@odata.nextLink")).isFalse();
    assertThat(json("Events?$count=true&$top=0").path("@odata.count").asInt()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Events?$top=8",
        "Events?$skip=1",
        "Events?$orderby=project desc,user&$skip=1",
        "Events?$filter=value gt 1.5",
        "Events?$orderby=occurredAt desc&$top=8&$count=true",
        "Projects",
        "Metrics?$top=7",
        "DailyMetrics?$filter=project eq 'tower-1'&$orderby=dayStart&$top=8",
        "DailyMetrics?$filter=metric eq 'elements_generated'&$orderby=value desc,project&$skip=2",
        "Elements?$orderby=lastEventAt desc",
        "Elements?$orderby=project",
        "AuditEntries?$filter=seq le 7&$orderby=seq",
        "AuditEntries?$filter=seq le 7&$orderby=seq desc"
      })
  void pages_followTheirLinks_andHoldEachRowOnce(String asked) {
    List<String> whole = new ArrayList<>();
    rows(asked).forEach(row -> whole.add(row.toString()));
    List<String> paged = new ArrayList<>();
    String next = server.server().url() + "/odata/" + encoded(asked);
    while (next != null) {
      HttpResponse<byte[]> answer =
          server.send(
              server
                  .request(next.substring(server.server().url().length()))
                  .header("Prefer", "odata.maxpagesize=3")
                  .GET());
      assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("odata.maxpagesize=3");
      JsonNode page = TestServer.json(answer);
      assertThat(page.path("value").size()).isBetween(1, 3);
      page.path("value").forEach(row -> paged.add(row.toString()));
      next = page.path("@odata.nextLink").asString(null);
    }
    assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(1);
  }

  @Test
  void pages_holdNoEventThatCameLater(@TempDir Path data) {
    try (TestServer other = TestServer.in(data)) {
      Set<String> first = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        other.post("/api/events", "application/json", Events.generated("p", "u" + i));
      }
      other.awaitVisible();
      String next = "/odata/Events?$orderby=occurredAt%20desc&$filter=module%20eq%20'generation'";
      List<String> seen = new ArrayList<>();
      while (next != null) {
        HttpResponse<byte[]> answer =
            other.send(other.request(next).header("Prefer", "odata.maxpagesize=7").GET());
        JsonNode page = TestServer.json(answer);
        page.path("value").forEach(row -> seen.add(row.path("user").asString()));
        String link = page.path("@odata.nextLink").asString(null);
        next = link == null ? null : link.substring(other.server().url().length());
        other.post("/api/events", "application/json", Events.generated("p", "later"));
        other.awaitVisible();
      }
      first.addAll(seen);
      assertThat(seen).hasSize(20).doesNotContain("later");
      assertThat(first).hasSize(20);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Events?$fitler=x|$filter",
        "Events?filter=x|$filter",
        "Events?$search=x|$filter",
        "Events?$expand=x|$filter",
        "Events?$apply=identity|groupby",
        "Events?$apply=filter(value gt 1)|groupby",
        "Events?$apply=groupby((value))|no text",
        "Events?$apply=groupby((occurredAt))|no text",
        "Events?$apply=groupby((rollup($all,project)))|rollup",
        "Events?$apply=groupby((project))/groupby((project))|more than one",
        "Events?$apply=compute(value mul 2 as double)|groupby",
        "Events?$apply=topcount(2,value)|groupby",
        "Events?$apply=aggregate(user with sum as n)|no number",
        "Events?$apply=aggregate(value mul 2 with sum as n)|of anything but a property",
        "Events?$apply=aggregate(value with countdistinct as n)|no text",
        "Events?$apply=aggregate(value with median as n)|",
        "Events?$apply=aggregate(nothing with sum as n)|",
        "Events?$apply=groupby((project))&$filter=user eq 'ana'|user",
        "Elements?$apply=aggregate(project with max as n)|no number",
        "Events?$filter=nothing eq 1|nothing' is no property of Events; its properties are seq,"
            + " id,",
        "Events?$apply=groupby((nope),aggregate($count as n))|nope' is no property of Events",
        "Projects?$orderby=nope|nope' is no property of Projects; its properties are project,",
        "Events?$filter=length(user) eq 3|contains",
        "Events?$filter=value add 1 eq 3|contains",
        "Events?$filter=otherAttributes eq 'x'|otherAttributes",
        "Events?$filter=value eq|",
        "Events?$orderby=otherAttributes|otherAttributes",
        "Events?$orderby=length(user)|ordered by properties",
        "Events?$select=nothing|nothing",
        "Events?$top=-1|",
        "Events?$top=x|",
        "Events?$skiptoken=x|@odata.nextLink",
        "Events?$skiptoken=eyJwaW4iOjF9|@odata.nextLink",
        "Projects?$filter=length(project) eq 3|contains"
      })
  void question_thatCannotBeAnswered_isRefusedWithWhatCan(String asked, String told) {
    HttpResponse<byte[]> answer = server.get("/odata/" + encoded(asked));
    assertThat(answer.statusCode()).as(asked).isEqualTo(400);
    JsonNode error = TestServer.json(answer).path("error");
    assertThat(error.path("code").isMissingNode()).isFalse();
    assertThat(error.path("message").asString()).contains(told == null ? "" : told);
    assertThat(answer.headers().firstValue("OData-Version")).hasValue("4.0");
  }

  /** Null is a group, and no number of any. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Events?$apply=aggregate($count as n,value with sum as total,value with average as"
            + " mean,user with countdistinct as people)|[{n:9,total:49.5,mean:5.5,people:2}]",
        "Events?$apply=aggregate(value with min as least,occurredAt with max as last,id with"
            + " countdistinct as ids)|[{least:1.5,last:2026-10-09T09:30:15.123456Z,ids:9}]",
        "Events?$apply=filter(value gt 100)/aggregate($count as n,value with sum as total,value"
            + " with max as most)|[{n:0,total:null,most:null}]",
        "Events?$apply=groupby((project),aggregate($count as n,value with sum as"
            + " total))&$orderby=total desc"
            + "|[{project:null,n:3,total:19.5},{project:tower-2,n:3,total:16.5},{project:tower-1,n:3,total:13.5}]",
        "Events?$apply=filter(user eq 'ana')/groupby((project),aggregate($count as n))"
            + "|[{project:null,n:1},{project:tower-1,n:1},{project:tower-2,n:2}]",
        "Events?$apply=groupby((project,attributes_status),aggregate($count as"
            + " n))&$top=2&$skip=1&$orderby=n desc,project desc"
            + "|[{project:tower-1,attributes_status:s1,n:2},{project:null,attributes_status:s1,n:2}]",
        "Events?$apply=groupby((project),aggregate(value with sum as total))/filter(total gt"
            + " 14)&$select=project|[{project:null},{project:tower-2}]",
        "Events?$apply=groupby((project),aggregate(value with sum as total))&$filter=total lt"
            + " 14|[{project:tower-1,total:13.5}]",
        "DailyMetrics?$apply=filter(metric eq"
            + " 'elements_generated')/groupby((project),aggregate(value with sum as all))"
            + "|[{project:null,all:3.0},{project:tower-1,all:3.0},{project:tower-2,all:3.0}]",
        "Projects?$apply=aggregate(events with sum as all,firstEventAt with min as first)"
            + "|[{all:6,first:2026-10-01T01:30:15.123456Z}]",
        "People?$apply=groupby((projects),aggregate(user with countdistinct as"
            + " n))|[{projects:2,n:2}]"
      })
  void apply_groupsAndAggregates(String asked, String wanted) {
    assertThat(rows(asked).toString().replace("\"", "")).isEqualTo(wanted);
  }

  @Test
  void apply_tellsItsColumns_countsItsGroups_andTurnsItsPages() {
    String asked = "Events?$apply=groupby((project),aggregate($count as n))";
    JsonNode whole = json(asked + "&$count=true");
    assertThat(whole.path("@odata.context").asString()).endsWith("$metadata#Events(project,n)");
    assertThat(whole.path("@odata.count").asInt()).isEqualTo(3);
    assertThat(text("Events/$count?$apply=groupby((project))")).isEqualTo("3");
    List<String> paged = new ArrayList<>();
    String next = "/odata/" + encoded(asked);
    while (next != null) {
      JsonNode page =
          TestServer.json(
              server.send(server.request(next).header("Prefer", "odata.maxpagesize=2").GET()));
      page.path("value").forEach(row -> paged.add(row.toString()));
      String link = page.path("@odata.nextLink").asString(null);
      next = link == null ? null : link.substring(server.server().url().length());
    }
    assertThat(paged).hasSize(3);
    assertThat("[" + String.join(",", paged) + "]").isEqualTo(whole.path("value").toString());
  }

  /** As forms and Power Query write a space; offsets keep their sign. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$filter=value+gt+8&$select=value&$orderby=value+desc|9.5,8.5",
        "$filter=user+eq+'%C3%89a+O''Neil'+and+value+lt+2|1.5",
        "$filter=occurredAt+ge+2026-10-09T11:30:15.123456+02:00|9.5",
        "$filter=occurredAt%20ge%202026-10-09T11%3A30%3A15.123456+02%3A00|9.5",
        "$filter=value+ge+0.95e+1|9.5"
      })
  void plusSign_isASpace_butBetweenNumbers(String query, String wanted) {
    HttpResponse<byte[]> answer = server.get("/odata/Events?" + query);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    assertThat(TestServer.json(answer).path("value"))
        .extracting(row -> row.path("value").asString())
        .containsExactly(wanted.split(","));
  }

  @Test
  void token_ofAnotherQuestion_isRefused() {
    HttpResponse<byte[]> first =
        server.send(server.request("/odata/Events").header("Prefer", "odata.maxpagesize=2").GET());
    String link = TestServer.json(first).path("@odata.nextLink").asString();
    String token = link.substring(link.indexOf("$skiptoken="));
    assertThat(server.get("/odata/Events?" + token).statusCode()).isEqualTo(200);
    assertThat(server.get("/odata/Events?$filter=value%20gt%203&" + token).statusCode())
        .isEqualTo(400);
    assertThat(server.get("/odata/Projects?" + token).statusCode()).isEqualTo(400);
  }

  @Test
  void address_thatIsNoFeed_isNotFoundOrNotMade() {
    assertThat(server.get("/odata/Nothing").statusCode()).isEqualTo(404);
    assertThat(server.get("/odata/$batch").statusCode()).isIn(404, 405, 501);
    assertThat(server.post("/odata/Events", "application/json", "{}").statusCode()).isEqualTo(405);
  }

  @Test
  void format_isJson_withAsMuchMetadataAsIsAskedFor() {
    String powerQuery =
        "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
            + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";
    assertThat(type(powerQuery)).contains("odata.metadata=minimal");
    assertThat(type("application/json;odata.metadata=none")).contains("odata.metadata=none");
    assertThat(type("application/json;odata.metadata=full")).contains("odata.metadata=full");
    assertThat(type("*/*")).contains("application/json");
    HttpResponse<byte[]> xml =
        server.send(server.request("/odata/Events").header("Accept", "application/atom+xml").GET());
    assertThat(xml.statusCode()).isEqualTo(415);
    for (String format : List.of("xml", "atom", "application/atom%2Bxml", "application/xml")) {
      HttpResponse<byte[]> asked = server.get("/odata/Events?$format=" + format);
      assertThat(asked.statusCode()).as(format).isEqualTo(415);
      assertThat(new String(asked.body(), StandardCharsets.UTF_8)).contains("JSON only");
    }
    assertThat(server.get("/odata/Events?$top=1&$format=json").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> count =
        server.send(server.request("/odata/Events/$count").header("Accept", "text/plain").GET());
    assertThat(count.statusCode()).isEqualTo(200);
  }

  private static String type(String accept) {
    HttpResponse<byte[]> answer =
        server.send(server.request("/odata/Events?$top=1").header("Accept", accept).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  @Test
  void stranger_isAskedForAPassword_whichIsAToken() {
    HttpResponse<byte[]> asked = server.send(server.anonymous("/odata/Events").GET());
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic realm=");
    assertThat(basic("anything", server.server().token()).statusCode()).isEqualTo(200);
    assertThat(basic("", server.server().token()).statusCode()).isEqualTo(200);
    assertThat(basic("anything", "wrong").statusCode()).isEqualTo(401);
    String pair =
        Base64.getEncoder()
            .encodeToString(("a:" + server.server().token()).getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> elsewhere =
        server.send(server.anonymous("/api/status").header("Authorization", "Basic " + pair).GET());
    assertThat(elsewhere.statusCode()).isEqualTo(401);
  }

  private static HttpResponse<byte[]> basic(String name, String password) {
    String pair =
        Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    return server.send(
        server.anonymous("/odata/Events?$top=1").header("Authorization", "Basic " + pair).GET());
  }

  @Test
  void connectionFile_leadsToTheAddressThatWasAsked() {
    HttpResponse<byte[]> file = server.get("/odata/aecos.pbids");
    JsonNode details = TestServer.json(file).path("connections").path(0).path("details");
    assertThat(details.path("protocol").asString()).isEqualTo("odata");
    assertThat(details.path("address").path("url").asString())
        .isEqualTo(server.server().url() + "/odata");
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("aecos.pbids");
  }

  /** With full metadata the library writes; the rest is what our own writer says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Events?$count=true&$filter=seq%20gt%202",
        "Events?$select=id,value,occurredAt&$top=3",
        "Metrics?$top=5",
        "Projects?$count=true",
        "DailyMetrics?$filter=metric%20eq%20'elements_generated'&$top=7",
        "Elements?$skip=1",
        "People?$filter=events%20lt%200",
        "AuditEntries?$filter=seq%20le%202"
      })
  void rows_areWrittenAsTheLibraryWritesThem(String asked) {
    JsonNode full = accepted("/odata/" + asked, "application/json;odata.metadata=full");
    JsonNode ours = accepted("/odata/" + asked, "application/json;odata.metadata=minimal");
    assertThat(full.path("value").path(0).has("@odata.type"))
        .isEqualTo(!full.path("value").isEmpty());
    assertThat(ours.path("@odata.context")).isEqualTo(full.path("@odata.context"));
    assertThat(ours.path("@odata.count")).isEqualTo(full.path("@odata.count"));
    assertThat(ours.has("@odata.nextLink")).isEqualTo(full.has("@odata.nextLink"));
    assertThat(ours.path("value").size()).isEqualTo(full.path("value").size());
    for (int i = 0; i < ours.path("value").size(); i++) {
      List<String> theirs = new ArrayList<>();
      full.path("value")
          .path(i)
          .forEachEntry(
              (name, value) -> {
                if (!name.contains("@odata")) {
                  theirs.add(name + "=" + value);
                }
              });
      List<String> own = new ArrayList<>();
      ours.path("value").path(i).forEachEntry((name, value) -> own.add(name + "=" + value));
      assertThat(own).isEqualTo(theirs);
    }
  }

  private static JsonNode accepted(String path, String accept) {
    HttpResponse<byte[]> answer = server.send(server.request(path).header("Accept", accept).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    return TestServer.json(answer);
  }

  @Test
  void tableauFile_leadsToItsFeed_andHoldsNoSecret() throws Exception {
    HttpResponse<byte[]> answer = server.get("/odata/Events.tds");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"aecos-Events.tds\"");
    var document =
        javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(answer.body()));
    var connection = (org.w3c.dom.Element) document.getElementsByTagName("connection").item(0);
    assertThat(connection.getAttribute("class")).isEqualTo("odata");
    assertThat(connection.getAttribute("server"))
        .isEqualTo(server.server().url() + "/odata/Events");
    assertThat(connection.hasAttribute("password")).isFalse();
    assertThat(server.get("/odata/Nothing.tds").statusCode()).isEqualTo(404);
  }

  @Test
  void rowsThatLeave_areAudited() {
    long before = entries();
    text("Events?$top=4");
    assertThat(entries()).isEqualTo(before + 1);
    server.get("/odata/$metadata");
    server.get("/odata");
    assertThat(entries()).isEqualTo(before + 1);
    JsonNode last = server.json("/api/audit?action=odata.read&limit=1").path("entries").path(0);
    assertThat(last.path("size").asInt()).isEqualTo(4);
    assertThat(last.path("target").asString()).isEqualTo("/Events");
  }

  private static long entries() {
    return server.json("/api/audit?action=odata.read&limit=1000").path("entries").size();
  }

  private static List<String> values(String asked, String column) {
    List<String> values = new ArrayList<>();
    rows(asked).forEach(row -> values.add(row.path(column).asString()));
    return values;
  }

  private static JsonNode rows(String asked) {
    return json(asked).path("value");
  }

  private static JsonNode json(String asked) {
    return TestServer.JSON.readTree(text(asked));
  }

  private static String text(String asked) {
    HttpResponse<byte[]> answer = server.get("/odata/" + encoded(asked));
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(asked + ": " + text).isEqualTo(200);
    return text;
  }

  /** As browsers write it: values are encoded, but for what is so already. */
  private static String encoded(String asked) {
    String[] parts = asked.split("\\?", 2);
    if (parts.length == 1) {
      return asked;
    }
    List<String> options = new ArrayList<>();
    for (String option : parts[1].split("&", -1)) {
      String[] named = option.split("=", 2);
      String value =
          URLEncoder.encode(named[1].replace("%2B", "+"), StandardCharsets.UTF_8)
              .replace("+", "%20");
      options.add(named[0] + "=" + value);
    }
    return parts[0] + "?" + String.join("&", options);
  }
}
