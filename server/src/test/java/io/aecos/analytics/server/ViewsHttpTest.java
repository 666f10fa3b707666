package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ViewsHttpTest {
  @TempDir Path directory;

  @Test
  void views_areKeptReplacedForgottenAndSurviveARestart() {
    try (TestServer server = TestServer.in(directory)) {
      assertThat(server.json("/api/views").path("views")).isEmpty();
      put(server, "{\"name\":\"Weekly <b>🏗️</b>\",\"url\":\"/overview?period=7d\"}");
      put(server, "{\"name\":\"Audit\",\"url\":\"/security\"}");
      put(server, "{\"name\":\"Audit\",\"url\":\"/security?period=90d\"}");
    }
    try (TestServer server = TestServer.in(directory)) {
      JsonNode views = server.json("/api/views").path("views");

      assertThat(views).hasSize(2);
      assertThat(views.get(0).path("url").asString()).isEqualTo("/security?period=90d");
      assertThat(views.get(1).path("name").asString()).isEqualTo("Weekly <b>🏗️</b>");
      HttpResponse<byte[]> left = server.send(server.request("/api/views?name=Audit").DELETE());
      assertThat(TestServer.json(left).path("views")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"\",\"url\":\"/overview\"}",
        "{\"name\":\"x\",\"url\":\"//evil.example.com\"}",
        "{\"name\":\"x\",\"url\":\"/\\\\evil.example.com\"}",
        "{\"name\":\"x\",\"url\":\"javascript:alert(1)\"}",
        "{\"name\":\"x\"}"
      })
  void view_whatIsNoAddressOfTheDashboardIsRefused(String body) {
    try (TestServer server = TestServer.in(directory)) {
      HttpResponse<byte[]> answer = put(server, body);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(TestServer.json(answer).path("code").asString()).isEqualTo("INVALID_BODY");
    }
  }

  private static HttpResponse<byte[]> put(TestServer server, String body) {
    return server.send(
        server
            .request("/api/views")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }
}
