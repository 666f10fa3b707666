package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What people take out, as an auditor sees it. */
class ExportsHttpTest {
  private static final String EXPORTS = "/api/metrics/data_exports?period=all";
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
  void export_isRecordedWithWhoAndWhat_andNoneIsAKnownZero() {
    server.awaitVisible();
    JsonNode before = server.json(EXPORTS);
    assertThat(before.path("value").asLong(-1)).isZero();
    assertThat(before.path("complete").asBoolean()).isTrue();

    String told =
        "{\"report\":\"<b>Hours\",\"format\":\"csv\",\"view\":\"/overview?project=a\",\"rows\":12}";
    assertThat(tell(told).statusCode()).isEqualTo(204);
    server.await(EXPORTS, exports -> exports.path("value").asLong() == 1);
    JsonNode event =
        server.json("/api/events?metric=data_exports&period=all").path("events").path(0);

    assertThat(event.path("user").asString()).isEqualTo("local administrator");
    assertThat(event.path("attributes"))
        .isEqualTo(
            TestServer.JSON.readTree(
                "{\"format\":\"csv\",\"report\":\"<b>Hours\",\"rows\":12,"
                    + "\"view\":\"/overview?project=a\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "report|{\"format\":\"csv\",\"view\":\"/\"}",
        "report|{\"report\":\" \",\"format\":\"csv\",\"view\":\"/\"}",
        "format|{\"report\":\"a\",\"format\":\"exe\",\"view\":\"/\"}",
        "format|{\"report\":\"a\",\"view\":\"/\"}",
        "view|{\"report\":\"a\",\"format\":\"csv\"}",
        "view|{\"report\":\"a\",\"format\":\"csv\",\"view\":\"http://elsewhere/\"}",
        "rows|{\"report\":\"a\",\"format\":\"csv\",\"view\":\"/\",\"rows\":-1}"
      })
  void wrongBody_isRefusedWithItsField(String field, String body) {
    HttpResponse<byte[]> answer = tell(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).path("field").asString()).isEqualTo(field);
  }

  @Test
  void stranger_tellsNothing() {
    assertThat(
            server
                .send(server.anonymous("/api/exports").POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(401);
  }

  private static HttpResponse<byte[]> tell(String body) {
    return server.post("/api/exports", "application/json", body);
  }
}
