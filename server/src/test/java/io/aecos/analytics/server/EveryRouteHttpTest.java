package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.PermissionCheck;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every route that the running application knows, asked by every kind of viewer: nobody is told
 * what is hidden from them, by whatever route there is or will be.
 */
class EveryRouteHttpTest {
  /** What addresses can be asked with; a route refuses what it does not know, and then says so. */
  private static final List<String> QUESTIONS =
      List.of(
          "",
          "?period=all",
          "?period=all&metric=elements_generated",
          "?period=all&metric=estimated_cost&by=project",
          "?period=all&metric=cost_accuracy",
          "?period=all&of=conflicts",
          "?period=all&metric=generation_latency_p50",
          "?period=all&by=project&groupSeries=true",
          "?period=all&by=user",
          "?period=all&by=team",
          "?period=all&metric=elements_generated&team=zqhidden-team",
          "?period=all&team=zqhidden-team",
          "?period=30d&team=none",
          "?period=all&name=project",
          "?period=all&name=user",
          "?period=all&name=elementGuid",
          "?period=all&project=zqhidden-tower",
          "?period=all&metric=elements_generated&user=zqhidden-bo",
          "?period=all&link=generation:generated",
          "?period=all&author=zqhidden-bo&participant=ana",
          "?period=nonsense",
          "?unknown=1");

  private static final String VIEW =
      """
      {"period":"all","queries":[{"metric":"elements_generated","by":["project"]},
       {"metric":"estimated_cost"},{"metric":"active_users","by":["user"]},
       {"metric":"cost_avoidance"},{"metric":"zqunknown"}]}""";

  private static TestServer server;
  private static Map<String, List<String>> places;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory.resolve("data"), HiddenFirm.VIEWERS);
    HiddenFirm firm = new HiddenFirm(server);
    firm.settle(directory);
    places = firm.places();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"individual", "lead", "outsider", "auditor", "stranger", "nobody"})
  void route_tellsNobodyWhatIsHiddenFromThem(String viewer) throws Exception {
    Set<String> told = new TreeSet<>();
    for (Route route : routes()) {
      for (Answer answer : answers(route, viewer)) {
        for (String mark : marks(viewer, route)) {
          if (answer.text().contains(mark)) {
            told.add(answer.request() + " tells " + mark + ": " + answer.text());
          }
        }
        assertThat(answer.status()).as(answer.request()).isLessThan(500);
      }
    }
    assertThat(told).isEmpty();
  }

  /** The verdict on each audit trail is an auditor's; what else is known of sources is not. */
  @Test
  void sources_tellAuditorsOfTrailsAlone() throws Exception {
    JsonNode told = TestServer.json(server.send(as("auditor", "/api/sources").GET()));

    assertThat(told.path("chains").toString()).contains("zqhidden");
    assertThat(told.path("projects").toString() + told.path("sources") + told.path("counted"))
        .doesNotContain("zqhidden")
        .doesNotContain("7007007");
    assertThat(told.path("losses").toString()).doesNotContain("zqhidden");
  }

  /** Or the marks would prove nothing. */
  @Test
  void route_tellsAdministratorsWhatIsHidden() throws Exception {
    Set<String> telling = new TreeSet<>();
    for (Route route : routes()) {
      for (Answer answer : reading(route) ? answers(route, "administrator") : List.<Answer>of()) {
        if (HiddenFirm.MARKS.stream().anyMatch(answer.text()::contains)) {
          telling.add(route.toString());
        }
      }
    }
    assertThat(telling)
        .contains(
            "GET /api/attention",
            "GET /api/dimensions/{name}",
            "GET /api/distribution",
            "GET /api/events",
            "GET /api/events.csv",
            "GET /api/flow/elements",
            "GET /api/imports/{id}",
            "GET /api/metrics/{name}",
            "GET /api/pairs",
            "GET /api/projects/held",
            "GET /api/projects/restricted",
            "GET /api/quarantine",
            "GET /api/quarantine/{id}",
            "GET /api/sources",
            "GET /api/status",
            "GET /api/stream",
            "GET /api/tables/{file}",
            "POST /api/metrics/query");
  }

  /**
   * Who may call what, as declared and as answered; the table is left in {@code
   * target/authorisation.md} to be read.
   */
  @Test
  void route_refusesWhomItDeclares_andNobodyElse() throws Exception {
    List<String> viewers = List.of("individual", "lead", "auditor", "administrator", "nobody");
    StringBuilder table = new StringBuilder("| Route | Permission |");
    viewers.forEach(viewer -> table.append(' ').append(viewer).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(viewers.size())).append('\n');
    Set<String> wrong = new TreeSet<>();
    for (Route route : sorted(routes())) {
      Permission permission = PermissionCheck.permissionOf(route.handler());
      assertThat(permission).as(route.toString()).isNotNull();
      table.append("| `%s` | %s |".formatted(route, permission));
      for (String viewer : viewers) {
        boolean open = holds(viewer, permission);
        table.append(open ? " yes |" : " – |");
        // What an administrator may, is not tried on everything: it would be done.
        if (!viewer.equals("administrator") || route.method().equals("GET")) {
          int status = status(route, viewer);
          boolean refused = status == 401 || status == 403;
          if (refused == open && permission != Permission.ANYONE) {
            wrong.add(route + " answers " + viewer + " " + status);
          }
        }
      }
      table.append('\n');
    }
    Files.writeString(Path.of("target", "authorisation.md"), table);
    assertThat(wrong).isEmpty();
  }

  private static boolean holds(String viewer, Permission permission) {
    Viewer known = HiddenFirm.VIEWERS.get(viewer);
    return permission == Permission.ANYONE || (known != null && permission.heldBy(known));
  }

  private static List<Route> sorted(List<Route> routes) {
    return routes.stream()
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  private static int status(Route route, String viewer) throws Exception {
    String path = paths(route).get(0);
    return route.streams() ? stream(path, viewer).status() : ask(route, path, viewer).status();
  }

  private record Route(String method, String path, boolean streams, HandlerMethod handler) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private record Answer(String request, int status, String text) {}

  /** A mapping that names no method takes any; reading is then what could tell something. */
  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    server
        .server()
        .context()
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .forEach(
                        (info, handler) -> {
                          Set<String> methods = new TreeSet<>();
                          info.getMethodsCondition()
                              .getMethods()
                              .forEach(m -> methods.add(m.name()));
                          boolean streams =
                              info.getProducesCondition().getProducibleMediaTypes().stream()
                                  .anyMatch(type -> type.toString().equals("text/event-stream"));
                          for (String path : info.getPatternValues()) {
                            (methods.isEmpty() ? Set.of("GET") : methods)
                                .forEach(
                                    method ->
                                        routes.add(new Route(method, path, streams, handler)));
                          }
                        }));
    assertThat(routes).hasSizeGreaterThan(30);
    return routes;
  }

  private static boolean reading(Route route) {
    return route.method().equals("GET") || route.path().equals("/api/metrics/query");
  }

  /** An auditor is told of all that was done, and so of what was asked and read in. */
  private static List<String> marks(String viewer, Route route) {
    if (viewer.equals("auditor")
        && (route.path().startsWith("/api/audit") || route.path().equals("/api/sources"))) {
      return List.of();
    }
    List<String> marks = new ArrayList<>(HiddenFirm.MARKS);
    if (!viewer.equals("auditor")) {
      marks.add(HiddenFirm.SECURITY_MARK);
    }
    return marks;
  }

  private static List<Answer> answers(Route route, String viewer) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (String path : paths(route)) {
      if (route.streams()) {
        answers.add(stream(path, viewer));
      } else if (route.method().equals("GET")) {
        for (String question : questions(path)) {
          answers.add(ask(route, path + question, viewer));
        }
      } else {
        answers.add(ask(route, path, viewer));
      }
    }
    return answers;
  }

  /** A file is recorded with its address, which may hold what somebody guessed themselves. */
  private static List<String> questions(String path) {
    return path.endsWith(".csv")
        ? QUESTIONS.stream().filter(question -> !question.contains("zqhidden")).toList()
        : QUESTIONS;
  }

  /** The route's addresses; one with a part that nobody knows a value of has to be given some. */
  private static List<String> paths(Route route) {
    if (!route.path().contains("{")) {
      return List.of(route.path());
    }
    if (!route.path().startsWith("/api/")) {
      return List.of(route.path().replaceAll("\\{[^}]+}", "health"));
    }
    List<String> paths =
        places.entrySet().stream()
            .filter(entry -> route.path().startsWith(entry.getKey()))
            .flatMap(
                entry ->
                    entry.getValue().stream()
                        .map(place -> place + route.path().substring(entry.getKey().length())))
            .toList();
    assertThat(paths).as("values for " + route + ", to be given by HiddenFirm.places").isNotEmpty();
    return paths;
  }

  private static Answer ask(Route route, String address, String viewer) {
    HttpRequest.Builder request = as(viewer, address.replace("%", "%25"));
    if (!route.method().equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    String body = route.path().equals("/api/metrics/query") ? VIEW : "{}";
    HttpResponse<byte[]> answer =
        server.send(
            route.method().equals("GET") || route.method().equals("HEAD")
                ? request.method(route.method(), BodyPublishers.noBody())
                : request.method(route.method(), BodyPublishers.ofString(body)));
    String text = answer.headers().map() + new String(answer.body(), StandardCharsets.UTF_8);
    return new Answer(
        viewer + ": " + route.method() + " " + address,
        answer.statusCode(),
        text.toLowerCase(Locale.ROOT));
  }

  /** What a stream tells that goes on after the first event of all. */
  private static Answer stream(String path, String viewer) throws Exception {
    HttpResponse<InputStream> answer =
        server.http.send(
            as(viewer, path).header("Last-Event-ID", "0").GET().build(),
            BodyHandlers.ofInputStream());
    StringBuilder text = new StringBuilder();
    try (InputStream body = answer.body()) {
      byte[] buffer = new byte[8_192];
      int read = body.read(buffer);
      text.append(new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8));
    }
    return new Answer(viewer + ": " + path, answer.statusCode(), text.toString());
  }

  private static HttpRequest.Builder as(String viewer, String address) {
    return viewer.equals("nobody")
        ? server.anonymous(address)
        : server.request(address).header("X-Viewer", viewer);
  }
}
