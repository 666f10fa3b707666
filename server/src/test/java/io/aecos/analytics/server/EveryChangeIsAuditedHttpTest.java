package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.audit.Unaudited;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the running application that could change something by its method: it is audited,
 * or says in code why not. One that is leaves an entry for whoever calls it.
 */
class EveryChangeIsAuditedHttpTest {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory.resolve("data"), HiddenFirm.VIEWERS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Route(String method, String path, HandlerMethod handler) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void route_thatChanges_isAuditedOrSaysWhyNot() {
    Set<String> undecided = new TreeSet<>();
    for (Route route : changing()) {
      boolean audited = route.handler().hasMethodAnnotation(Audited.class);
      Unaudited not = route.handler().getMethodAnnotation(Unaudited.class);
      if (audited == (not != null) || (not != null && not.because().isBlank())) {
        undecided.add(route.toString());
      }
    }
    assertThat(undecided).isEmpty();
  }

  @Test
  void route_thatIsAudited_leavesAnEntryWhateverComesOfIt() {
    for (Route route : changing()) {
      Audited audited = route.handler().getMethodAnnotation(Audited.class);
      if (audited == null) {
        continue;
      }
      for (String viewer : List.of("administrator", "individual")) {
        long before = last(audited.value());
        int status = send(route, viewer);
        assertThat(last(audited.value()))
            .as("%s by %s: %d", route, viewer, status)
            .isGreaterThan(before);
      }
    }
  }

  private static int send(Route route, String viewer) {
    String path = route.path().replaceAll("\\{[^}]+}", "018f0000-0000-7000-8000-000000000000");
    return server
        .send(
            server
                .request(path)
                .header("X-Viewer", viewer)
                .header("Content-Type", "application/json")
                .method(
                    route.method(), BodyPublishers.ofString("{\"user\":\"%s\"}".formatted(viewer))))
        .statusCode();
  }

  private static long last(String action) {
    JsonNode found = server.json("/api/audit?limit=1&action=" + action);
    return found.path("entries").path(0).path("seq").asLong(0);
  }

  /** A mapping that names no method takes any. */
  private static List<Route> changing() {
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
                              .forEach(method -> methods.add(method.name()));
                          if (methods.isEmpty()) {
                            methods.add("POST");
                          }
                          methods.removeAll(READING);
                          for (String path : info.getPatternValues()) {
                            methods.forEach(method -> routes.add(new Route(method, path, handler)));
                          }
                        }));
    assertThat(routes).hasSizeGreaterThan(15);
    return routes;
  }
}
