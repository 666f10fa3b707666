package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody can understand: the answer says so, and never that the server failed. */
class HostileRequestHttpTest {
  private static final byte[] EVENT = Events.generated("tower", "mia").getBytes(UTF_8);
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServer.in(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"project=100%", "project=%FF", "project=%zz", "%=1", "project=%C3%28"})
  void query_undecodable_isRefusedAtEveryAddress(String query) throws IOException {
    for (String path : Addresses.of(server)) {
      for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
        RawAnswer answer = RawAnswer.to(server, method, path + "?" + query);
        assertThat(answer.status()).as("%s %s?%s: %s", method, path, query, answer).isLessThan(500);
        assertThat(answer.text()).doesNotContain("Exception");
      }
    }
    RawAnswer answer = RawAnswer.to(server, "GET", "/api/events?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("application/problem+json").contains("INVALID_QUERY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/metrics/100%", "/api/metrics/%FF", "/api/metrics/%00", "/%zz", "/%"})
  void path_undecodable_isRefused(String path) throws IOException {
    assertThat(RawAnswer.to(server, "GET", path).status()).isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/csv"})
  void body_shorterThanItsLength_isRefusedAtEveryAddress(String type) throws IOException {
    for (String path : Addresses.of(server)) {
      for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
        RawAnswer answer = cutOff(method, path, type);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isLessThan(500);
        assertThat(answer.text()).doesNotContain("\tat ");
      }
    }
    for (String path : List.of("/api/events", "/api/tokens/rotate", "/api/metrics/query")) {
      RawAnswer answer = cutOff("POST", path, "application/json");
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.text()).contains("INVALID_BODY").contains("Content-Length");
    }
  }

  /** A request whose client stops before the body is as long as it said. */
  private static RawAnswer cutOff(String method, String path, String type) throws IOException {
    String request =
        String.join(
            "\r\n",
            method + " " + path + " HTTP/1.1",
            "Host: 127.0.0.1:" + server.port(),
            "Authorization: Bearer " + server.server().token(),
            "Content-Type: " + type,
            "Content-Length: 50",
            "Connection: close",
            "",
            "{\"a\"");
    return RawAnswer.of(server.port(), request.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST  | /api/imports           | {"workspace":"/tmp/\\u0000x"}
          POST  | /api/imports           | {"workspace":"/tmp/ä\\u0000x"}
          POST  | /api/metrics/query     | {"queries":[null]}
          POST  | /api/metrics/query     | {"queries":[{"metric":"elements_generated","by":[null]}]}
          POST  | /api/metrics/query     | {"queries":[{"metric":"elements_generated","without":[null]}]}
          POST  | /api/users             | {"name":"x","role":"individual","identities":[null]}
          PATCH | /api/users?name=x      | {"identities":[null]}
          POST  | /api/tokens            | {"name":"x","scopes":["read"],"projects":[null]}
          POST  | /api/tokens            | {"name":"x","scopes":[null]}
          POST  | /api/sign-in           | {"user":"a","password":"\\ud800"}
          POST  | /api/sign-in           | {"user":"\\udc00","password":"b"}
          POST  | /api/reports           | {"report":"monthly","format":"pdf","projects":[null]}
          POST  | /api/quarantine/discard| {"select":{"reasonLike":""},"reason":"all"}
          POST  | /api/quarantine/discard| {"select":{"reasonLike":" "},"reason":"all"}
          """)
  void body_withNothingWhereSomethingIsMeant_isRefused(String method, String path, String body)
      throws IOException {
    RawAnswer answer = RawAnswer.to(server, method, path, body, "Content-Type: application/json");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a=%zz", "=%FF", "a=b"})
  void form_whereNoneIsTaken_isRefusedAtEveryAddress(String form) throws IOException {
    for (String path : Addresses.of(server)) {
      for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
        RawAnswer answer =
            RawAnswer.to(
                server, method, path, form, "Content-Type: application/x-www-form-urlencoded");
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isLessThan(500);
        assertThat(answer.text()).doesNotContain("\tat ");
      }
    }
  }

  @Test
  void body_gzipCutAnywhere_isRefusedAsBadInput() {
    byte[] whole = gzip(EVENT);
    for (int length = 0; length < whole.length; length++) {
      HttpResponse<byte[]> answer = deliver("gzip", Arrays.copyOf(whole, length));
      assertThat(answer.statusCode()).as(length + " of " + whole.length).isEqualTo(400);
      assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("INVALID_BODY");
    }
    assertThat(deliver("gzip", whole).statusCode()).isEqualTo(200);
    assertThat(deliver("x-gzip", whole).statusCode()).isEqualTo(200);
  }

  @Test
  void body_gzipInPieces_isReadToItsEndOrRefused() {
    byte[] first = gzip((Events.generated("tower", "mia") + "\n").getBytes(UTF_8));
    byte[] second = gzip(EVENT);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    HttpResponse<byte[]> answer = lines(both);
    assertThat(TestServer.json(answer).path("received").asInt()).isEqualTo(2);
    for (int length = first.length + 1; length < both.length; length++) {
      assertThat(lines(Arrays.copyOf(both, length)).statusCode()).as("%d", length).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "identity", "Identity"})
  void body_withoutRealEncoding_isReadAsItIs(String encoding) throws IOException {
    String body = Events.generated("tower", "mia");
    RawAnswer answer =
        RawAnswer.to(
            server,
            "POST",
            "/api/events",
            body,
            "Content-Type: application/json",
            "Content-Encoding: " + encoding);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> lines(byte[] body) {
    return server.send(
        server
            .request("/api/events")
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<byte[]> deliver(String encoding, byte[] body) {
    return server.send(
        server
            .request("/api/events")
            .header("Content-Type", "application/json")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
