package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate as strangers see it. */
class GateHttpTest {
  private static final Set<String> OPEN =
      Set.of(
          "/",
          "/login",
          "/error",
          "/api/sign-in",
          "/sign-in/ways",
          "/sign-in/openid",
          "/sign-in/openid/callback");
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyAddress_isClosedToStrangers() {
    Set<String> walked = Addresses.of(server);
    walked.removeAll(OPEN);

    assertThat(walked)
        .contains("/api/events", "/api/openapi.json", "/actuator/health", "/actuator/prometheus");
    for (String path : walked) {
      for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"}) {
        assertThat(status(method, path)).as(method + " " + path).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/status", "//api/status", "/%61pi/status", "/api;x=1/status", "/./api/status",
        "/assets/../api/status", "/api/./status", "/api//status", "/API/status", "/api/status/",
        "/actuator/..;/api/status", "/%2e%2e/api/status", "/api%2fstatus"
      })
  void status_noSpellingOpensItToStrangers(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()))
        .doesNotContain("watermark");
  }

  @Test
  void signIn_isOpenSpelledExactlySo_andOnlyToBeSent() throws IOException {
    assertThat(status("POST", "/api/sign-in")).isNotEqualTo(401);
    assertThat(status("GET", "/api/sign-in")).isEqualTo(401);
    assertThat(status("DELETE", "/api/sign-in")).isEqualTo(401);
    for (String path :
        List.of(
            "/api/sign-in/",
            "/api/sign-in;x",
            "/api/sign%2din",
            "/api//sign-in",
            "/api/./sign-in")) {
      assertThat(
              raw(
                  "POST " + path + " HTTP/1.1",
                  "Host: 127.0.0.1:" + server.port(),
                  "Content-Length: 0"))
          .as(path)
          .containsPattern("^HTTP/1.1 (400|401|404)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"liveness", "readiness"})
  void probe_tellsStrangersOneWordAndNothingElse(String probe) {
    HttpResponse<byte[]> answer = server.send(server.anonymous("/actuator/health/" + probe));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"status\":\"UP\"}");
    assertThat(status("HEAD", "/actuator/health/" + probe)).isEqualTo(200);
    assertThat(status("POST", "/actuator/health/" + probe)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health", "/actuator/health/", "/actuator/health/liveness/",
        "/actuator/health/liveness/x", "/actuator/health/readiness/../db", "/actuator/health/db",
        "/actuator/health/%6civeness", "/actuator/health/liveness;x=1", "/actuator/prometheus",
        "/actuator//health/liveness", "/api/../actuator/health/liveness"
      })
  void health_isOtherwiseClosedToStrangers(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()))
        .doesNotContain("UP")
        .doesNotStartWith("HTTP/1.1 200");
  }

  @Test
  void status_wrongTokenAndWrongCookieAreStrangers() {
    assertThat(server.send(server.anonymous("/api/status").header("Authorization", "Bearer x")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(401);
    assertThat(server.send(server.anonymous("/api/status").header("Cookie", server.cookie("x"))))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(401);
  }

  @Test
  void login_linkSignsInOnce() {
    String path = server.signInPath();
    HttpResponse<byte[]> first = server.send(server.anonymous(path));
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    assertThat(withCookie(cookie).statusCode()).isEqualTo(200);
    assertThat(server.send(server.anonymous(path)).headers().firstValue("Set-Cookie")).isEmpty();
    server.await(
        "/api/events?metric=sign_ins&period=all",
        events ->
            events.path("events").path(0).path("user").asString("").equals("local administrator"));
  }

  @Test
  void login_previewOfTheLinkDoesNotUseItUp() {
    String path = server.signInPath();
    server.send(server.anonymous(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(server.send(server.anonymous(path)).headers().firstValue("Set-Cookie")).isPresent();
  }

  @Test
  void foreignHost_isRefused() throws IOException {
    String answer =
        raw(
            "GET /api/status HTTP/1.1",
            "Host: evil.example.com",
            "Authorization: Bearer " + server.server().token());

    assertThat(answer).startsWith("HTTP/1.1 403").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example.com",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void foreignOrigin_isRefused(String header) throws IOException {
    String answer =
        raw(
            "POST /api/rebuild HTTP/1.1",
            "Host: 127.0.0.1:" + server.port(),
            "Authorization: Bearer " + server.server().token(),
            "Content-Length: 0",
            header);

    assertThat(answer).startsWith("HTTP/1.1 403");
  }

  @Test
  void everyAnswer_carriesTheSecurityHeaders() {
    HttpResponse<byte[]> answer = server.send(server.anonymous("/api/status"));

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .doesNotContain("unsafe-inline")
        .doesNotContain("unsafe-eval")
        .contains(
            "style-src-attr 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';")
        .contains("frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("NOT_SIGNED_IN");
  }

  private static int status(String method, String path) {
    return server.send(server.anonymous(path).method(method, BodyPublishers.noBody())).statusCode();
  }

  private static HttpResponse<byte[]> withCookie(String setCookie) {
    String cookie = setCookie.substring(0, setCookie.indexOf(';'));
    return server.send(server.anonymous("/api/status").header("Cookie", cookie));
  }

  /** Sends exactly these lines; the HTTP client would tidy them up. */
  private static String raw(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
  }
}
