package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** CloudEvents in binary mode, as they are on the wire. */
class CloudEventsHttpTest {
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
  @CsvSource({
    "Jos%C3%A9, José",
    "a%20b, a b",
    "100%25, 100%",
    "%E5%A1%94, 塔",
    "\"a\\\"b\", a\"b",
    "a+b, a+b"
  })
  void binary_headersAreDecoded(String sent, String meant) throws IOException {
    RawAnswer answer = deliver("{}", "ce-id: " + sent.hashCode(), "ce-user: " + sent);

    assertThat(answer.text()).contains("\"stored\":1");
    server.awaitVisible();
    assertThat(server.json("/api/events?period=all&limit=100").path("events"))
        .anySatisfy(event -> assertThat(event.path("user").asString("")).isEqualTo(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce-user: %FF",
        "ce-user: 100%",
        "ce-user: %C3%28",
        "ce-user: %zz",
        "ce-user: %ED%A0%80",
        "ce-user: a\r\nce-user: b"
      })
  void binary_undecodableHeader_isQuarantinedWithAllOfIt(String header) throws IOException {
    RawAnswer answer = deliver("{\"value\":1}", "ce-id: 8", header);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("\"stored\":0").contains("\"reason\":\"user: ");
    JsonNode items = server.json("/api/quarantine?limit=100").path("items");
    assertThat(items.toString()).contains("ce-user");
  }

  @Test
  void binary_subjectAndUnknownExtensionsAreKept() throws IOException {
    deliver("{}", "ce-id: 9", "ce-subject: wall%207", "ce-project: kept", "ce-shift: late");

    JsonNode event =
        server
            .await("/api/events?period=all&project=kept", found -> found.path("total").asInt() == 1)
            .path("events")
            .path(0);
    assertThat(event.path("attributes").path("subject").asString("")).isEqualTo("wall 7");
    assertThat(event.path("attributes").path("shift").asString("")).isEqualTo("late");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user\":\"a\",\"user\":\"b\"}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}"
      })
  void binary_duplicateKeysAreQuarantined(String data) throws IOException {
    assertThat(deliver(data, "ce-id: 10").text()).contains("Duplicate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce-id: ", "ce-id: %20"})
  void binary_withoutAnIdIsQuarantined(String header) throws IOException {
    RawAnswer answer = deliver("{\"value\":1}", header);
    assertThat(answer.text()).contains("\"stored\":0").contains("\"quarantined\":[{");
  }

  private static RawAnswer deliver(String data, String... headers) throws IOException {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "Content-Type: application/json";
    all[1] = "ce-specversion: 1.0";
    all[2] = "ce-source: /a";
    all[3] = "ce-type: parser/parse_completed";
    return RawAnswer.to(server, "POST", "/api/events", data, all);
  }
}
