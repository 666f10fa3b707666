package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Over HTTP, too, whose a delivery is follows from its credentials. */
class SenderHttpTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void post_ofWhatTheTokenMayNotSay_isRefusedWithTheReason_andTheRestStored() {
    String token = token("hook of tower", "\"projects\":[\"tower\"]");
    JsonNode receipt = deliver(token, Events.generated("tower", "mia"), generated("school"));

    assertThat(receipt.path("stored").asInt()).isEqualTo(1);
    assertThat(receipt.path("refused").toString())
        .isEqualTo("[{\"index\":1,\"reason\":\"project: 'school' is not yours to speak for\"}]");
  }

  @Test
  void post_ofWhatIsTheProductsOwn_isRefusedToAnyTokenButTheLocalOne() {
    String own = generated("tower").replace("\"generation\"", "\"analytics\"");
    String claimed = generated("tower").replaceFirst("\\{", "{\"source\":\"workspace:git\",");
    JsonNode receipt = deliver(token("hook", "\"projects\":[]"), own, claimed);

    assertThat(receipt.path("stored").asInt()).isZero();
    assertThat(receipt.path("refused").toString()).contains("module: ", "source: ");
  }

  @Test
  void accounting_tellsTokensAndPeopleApart() {
    String cookie = server.signedInAs("root", Viewer.Role.ADMIN);
    server.post("/api/events", "application/json", generated("school"));
    deliver(token("hook of tower", "\"projects\":[\"tower\"]"), generated("school"));
    server.send(
        body(server.anonymous("/api/events").header("Cookie", cookie), generated("school")));
    List<String> senders =
        server
            .json("/api/accounting")
            .path("senders")
            .valueStream()
            .map(
                sender ->
                    "%s %s, %s: %d stored, %d refused"
                        .formatted(
                            sender.path("kind").asString(),
                            sender.path("name").asString(),
                            sender.path("source").asString(),
                            sender.path("stored").asInt(),
                            sender.path("refused").asInt()))
            .toList();

    assertThat(senders)
        .containsExactlyInAnyOrder(
            "program local token, http: 1 stored, 0 refused",
            "program hook of tower, http: 0 stored, 1 refused",
            "person root, http: 1 stored, 0 refused",
            "server aecos-analytics, aecos-analytics: 1 stored, 0 refused");
  }

  private String token(String name, String limits) {
    String wanted = "{\"name\":\"%s\",\"scopes\":[\"ingest\"],%s}".formatted(name, limits);
    return TestServer.json(server.post("/api/tokens", "application/json", wanted))
        .path("token")
        .asString();
  }

  private JsonNode deliver(String token, String... events) {
    HttpRequest.Builder request =
        server.anonymous("/api/events").header("Authorization", "Bearer " + token);
    return TestServer.json(server.send(body(request, events)));
  }

  private static HttpRequest.Builder body(HttpRequest.Builder request, String... events) {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("[" + String.join(",", events) + "]"));
  }

  private static String generated(String project) {
    return Events.generated(project, "mia");
  }
}
