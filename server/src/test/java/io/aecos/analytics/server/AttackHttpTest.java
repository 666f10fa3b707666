package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.PermissionCheck;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * What a scanner would try on every route of the running application: credentials that are none,
 * addresses that lead elsewhere, requests that break what carries them. Nothing opens, nothing is
 * told of the inside, and the server goes on.
 */
class AttackHttpTest {
  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy",
          "Cache-Control");

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Route(String method, String path) {}

  @Test
  void credentialsThatAreNone_openNoRoute_andAnswersTellNothingOfTheInside() {
    Map<String, String[]> credentials = credentials();
    Set<String> found = new TreeSet<>();
    for (Route route : closed()) {
      credentials.forEach(
          (name, header) -> {
            HttpRequest.Builder request = server.anonymous(route.path());
            if (header.length > 0) {
              request.header(header[0], header[1]);
            }
            HttpResponse<byte[]> answer = server.send(sent(route, request));
            String what = route + " with " + name + ": " + answer.statusCode();
            if (answer.statusCode() != 401) {
              found.add(what);
            }
            found.addAll(faults(what, answer));
          });
    }
    assertThat(found).isEmpty();
  }

  @Test
  void requestsOfAnotherSite_doNothingWithASession() {
    String cookie = server.signedInAs("csrf", Role.ADMIN, "csrf");
    Set<String> found = new TreeSet<>();
    for (Route route : closed()) {
      if (route.method().equals("GET")) {
        continue;
      }
      for (String[] header :
          List.of(
              new String[] {"Origin", "https://evil.example"},
              new String[] {"Origin", "null"},
              new String[] {"Sec-Fetch-Site", "cross-site"})) {
        HttpRequest.Builder request =
            server.anonymous(route.path()).header("Cookie", cookie).header(header[0], header[1]);
        int status = server.send(sent(route, request)).statusCode();
        if (status != 403) {
          found.add(route + " " + header[0] + " " + header[1] + ": " + status);
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(server.send(server.anonymous("/api/me").header("Cookie", cookie).GET()).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e/%252e%252e/etc/passwd",
        "/assets/..%5c..%5c..%5cetc%5cpasswd",
        "/assets/../../run/server.json",
        "/assets/%2e%2e/%2e%2e/run/server.json",
        "/..;/actuator/env",
        "/assets/..;/api/users",
        "/;/api/users",
        "/api/users;.css",
        "/api/users/.",
        "/api//users",
        "//api/users",
        "/API/USERS",
        "/api/users%00.css",
        "/api/users%0d%0aX-Injected:%201",
        "/actuator/env",
        "/actuator/heapdump",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/.git/config",
        "/registry.sqlite"
      })
  void addressesThatLeadElsewhere_giveNothing(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port());
    assertThat(answer)
        .startsWith("HTTP/1.1 ")
        .doesNotContain("root:x:")
        .doesNotContain(server.server().token())
        .doesNotContain("\"users\"")
        .doesNotContain("\r\nX-Injected")
        .doesNotContain("SQLite format")
        .doesNotContain("\tat ");
    assertThat(answer.startsWith("HTTP/1.1 200") && !answer.contains("id=\"root\"")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login?code=x&next=https://evil.example/",
        "/login?code=x&redirect=//evil.example/",
        "/sign-in/openid?next=https://evil.example/",
        "/sign-in/openid/callback?code=x&state=y&redirect_uri=https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/%0d%0aLocation:%20https://evil.example/"
      })
  void noAddress_leadsAway(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port());
    assertThat(answer).doesNotContainPattern("(?i)\r\nlocation:[^\r]*evil");
  }

  @Test
  void whatIsFarTooLarge_isRefused_andTheServerGoesOn() throws IOException {
    String host = "Host: 127.0.0.1:" + server.port();
    String large = "x".repeat(200_000);
    for (String header :
        List.of("Cookie: aecos_session_" + server.port() + "=" + large, "X-Large: " + large)) {
      assertThat(raw("GET /api/me HTTP/1.1", host, header)).startsWith("HTTP/1.1 4");
    }
    assertThat(raw("GET /api/me?q=" + large + " HTTP/1.1", host)).startsWith("HTTP/1.1 4");
    assertThat(raw("GET /api/me HTTP/1.1", host, "Host: evil.example")).startsWith("HTTP/1.1 4");
    assertThat(raw("GET /api/me HTTP/1.1", host, "X-A: b\nX-Injected: 1"))
        .doesNotContain("\r\nX-Injected");
    assertThat(
            raw(
                "POST /api/sign-in HTTP/1.1",
                host,
                "Content-Length: 5",
                "Transfer-Encoding: chunked"))
        .doesNotStartWith("HTTP/1.1 2");
    assertThat(server.get("/api/me").statusCode()).isEqualTo(200);
  }

  /** The web server answers these before the product is asked. */
  @Test
  void whatIsNoRequest_isAProblem_withoutThePageOfTheWebServer() throws IOException {
    String host = "Host: 127.0.0.1:" + server.port();
    for (String answer :
        List.of(
            raw("GET /{api} me HTTP/1.1", host),
            raw("GET /api/me HTTP/1.1", host, "X-Large: " + "x".repeat(200_000)),
            raw("GET /api/me HTTP/9.9", host),
            raw("GET /api/me HTTP/1.1", host, "Host: evil.example"),
            raw("GET /%zz HTTP/1.1", host))) {
      assertThat(answer).startsWith("HTTP/1.1 ");
      assertThat(answer).doesNotContainIgnoringCase("<html").doesNotContainIgnoringCase("tomcat");
      assertThat(answer).doesNotContain("Exception").doesNotContain("\tat ");
    }
  }

  /** Half a request from each of many: others are answered while these still wait. */
  @Test
  void requestsThatNeverEnd_keepNobodyWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket
            .getOutputStream()
            .write(
                (i % 2 == 0
                        ? "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
                        : "POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1:"
                            + server.port()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{")
                    .getBytes(UTF_8));
        slow.add(socket);
      }
      assertThat(server.get("/api/me").statusCode()).isEqualTo(200);
      assertThat(slow).anyMatch(AttackHttpTest::isWaiting);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Neither answered nor cut off. */
  private static boolean isWaiting(Socket socket) {
    try {
      socket.setSoTimeout(10);
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void guessing_isClosed_perAccountAndPerAddress() {
    Set<Integer> statuses = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      statuses.add(signIn(i < 10 ? "csrf guess" : "somebody " + i, "wrong " + i).statusCode());
    }
    assertThat(statuses).containsExactly(401, 429);
    assertThat(signIn("somebody new", "x").headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void sessionCookie_isForNoScriptAndNoOtherSite() {
    HttpResponse<byte[]> answer = server.send(server.anonymous(server.signInPath()).GET());
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/")
        .doesNotContain("Domain");
    assertThat(server.send(server.anonymous(server.signInPath() + "x").GET()).headers().map())
        .doesNotContainKey("set-cookie");
  }

  private static HttpResponse<byte[]> signIn(String user, String password) {
    return server.send(
        server
            .anonymous("/api/sign-in")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    TestServer.JSON.writeValueAsString(
                        Map.of("user", user, "password", password)))));
  }

  /** By name, each a header that lets nobody in. */
  private static Map<String, String[]> credentials() {
    Map<String, String[]> all = new LinkedHashMap<>();
    String revoked = token("revoked", "90d");
    server.post("/api/tokens/revoke", "application/json", "{\"token\":\"revoked\"}");
    String rotated = token("rotated", "90d");
    server.post("/api/tokens/rotate", "application/json", "{\"token\":\"rotated\"}");
    String ended = server.signedInAs("ended", Role.ADMIN, "ended");
    server.send(
        server.anonymous("/api/sign-out").header("Cookie", ended).POST(BodyPublishers.noBody()));
    String own = server.server().token();
    all.put("nothing", new String[0]);
    all.put("a revoked token", bearer(revoked));
    all.put("a replayed token", bearer(rotated));
    all.put("a cut token", bearer(own.substring(1)));
    all.put("a longer token", bearer(own + "a"));
    all.put("an unsigned JWT", bearer(jwt("{\"alg\":\"none\"}") + "."));
    all.put("a forged JWT", bearer(jwt("{\"alg\":\"HS256\"}") + ".c2lnbmF0dXJl"));
    all.put("an empty token", new String[] {"Authorization", "Bearer "});
    all.put(
        "a password",
        new String[] {
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(("admin:x" + own).getBytes(UTF_8))
        });
    all.put("an ended session", new String[] {"Cookie", ended});
    all.put("a made-up session", new String[] {"Cookie", server.cookie("' OR 1=1 --")});
    all.put("a proxy's word", new String[] {"X-Forwarded-User", "local administrator"});
    all.put("a proxy's address", new String[] {"X-Forwarded-For", "127.0.0.1"});
    all.put("another method", new String[] {"X-HTTP-Method-Override", "GET"});
    return all;
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private static String jwt(String head) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String claims = "{\"sub\":\"local administrator\",\"role\":\"admin\",\"exp\":4102444800}";
    return base64.encodeToString(head.getBytes(UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(UTF_8));
  }

  private static String token(String name, String expires) {
    HttpResponse<byte[]> made =
        server.post(
            "/api/tokens",
            "application/json",
            "{\"name\":\"%s\",\"scopes\":[\"admin\"],\"expires\":\"%s\"}".formatted(name, expires));
    assertThat(made.statusCode()).isEqualTo(201);
    return TestServer.json(made).path("token").asString();
  }

  /** What is wrong with an answer to somebody who is nobody. */
  private static List<String> faults(String what, HttpResponse<byte[]> answer) {
    List<String> faults = new ArrayList<>();
    for (String header : HEADERS) {
      if (answer.headers().firstValue(header).isEmpty()) {
        faults.add(what + " lacks " + header);
      }
    }
    String body = new String(answer.body(), UTF_8);
    if (body.contains("\tat ") || body.contains("Exception") || body.contains("io.aecos")) {
      faults.add(what + " tells " + body);
    }
    if (answer.headers().map().containsKey("server")
        || answer.headers().map().containsKey("x-powered-by")) {
      faults.add(what + " tells what it runs on");
    }
    return faults;
  }

  private static HttpRequest.Builder sent(Route route, HttpRequest.Builder request) {
    return route.method().equals("GET")
        ? request.GET()
        : request
            .header("Content-Type", "application/json")
            .method(route.method(), BodyPublishers.ofString("{}"));
  }

  /** All routes that are not everybody's. */
  private static List<Route> closed() {
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
                          if (PermissionCheck.permissionOf(handler) == Permission.ANYONE) {
                            return;
                          }
                          for (String path : info.getPatternValues()) {
                            if (path.startsWith("/actuator/health")) {
                              continue; // One word for whoever watches the process.
                            }
                            String place = path.replaceAll("\\{[^}]+}", "x");
                            if (info.getMethodsCondition().getMethods().isEmpty()) {
                              routes.add(new Route("GET", place));
                            }
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(new Route(method.name(), place)));
                          }
                        }));
    assertThat(routes).hasSizeGreaterThan(40);
    return routes;
  }

  /** The answer to a request that a client would tidy up or refuse. */
  private static String raw(String... lines) throws IOException {
    String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    return RawAnswer.of(server.port(), request.getBytes(UTF_8)).text();
  }
}
