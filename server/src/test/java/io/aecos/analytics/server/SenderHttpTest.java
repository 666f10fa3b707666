package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.intake.Rights;
import io.aecos.analytics.intake.Sender;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.gate.SenderOf;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Over HTTP, too, whose a delivery is follows from its credentials. */
class SenderHttpTest {
  private static final Sender HOOK =
      Sender.program(
          "hook of tower",
          Rights.limitedTo(new Rights.Only(Set.of("tower"), null, null, null), false));

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    SenderOf senders =
        (request, viewer) ->
            request.getHeader("X-Sender") == null
                ? Sender.person(viewer.name(), Rights.all())
                : HOOK;
    server =
        TestServer.of(
            new DataDirectory(directory),
            beans ->
                beans.registerBean(
                    "chosenSenders",
                    SenderOf.class,
                    () -> senders,
                    definition -> definition.setPrimary(true)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void post_ofWhatTheSenderMayNotSay_isRefusedWithTheReason_andTheRestStored() {
    String body =
        "["
            + String.join(",", Events.generated("tower", "mia"), Events.generated("school", "mia"))
            + "]";
    JsonNode receipt =
        TestServer.json(
            server.send(
                server
                    .request("/api/events")
                    .header("X-Sender", "hook")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))));

    assertThat(receipt.path("stored").asInt()).isEqualTo(1);
    assertThat(receipt.path("refused").toString())
        .isEqualTo("[{\"index\":1,\"reason\":\"project: 'school' is not yours to speak for\"}]");
  }

  @Test
  void accounting_tellsProgramsAndPeopleApart() {
    server.post("/api/events", "application/json", Events.generated("school", "mia"));
    server.send(
        server
            .request("/api/events")
            .header("X-Sender", "hook")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Events.generated("school", "mia"))));
    JsonNode senders = server.json("/api/accounting").path("senders");

    assertThat(senders).hasSize(2);
    assertThat(senders.get(0).path("kind").asString()).isEqualTo("person");
    assertThat(senders.get(0).path("name").asString())
        .isEqualTo(Viewer.localAdministrator().name());
    assertThat(senders.get(0).path("stored").asInt()).isEqualTo(1);
    assertThat(senders.get(1).path("name").asString()).isEqualTo("hook of tower");
    assertThat(senders.get(1).path("refused").asInt()).isEqualTo(1);
    assertThat(senders.get(1).path("source").asString()).isEqualTo("http");
  }
}
