package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.server.stream.LiveStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream wakes nobody for what is not theirs, and tells nobody what others do. */
class ScopedStreamHttpTest {
  private static final Map<String, Viewer> VIEWERS =
      Map.of(
          "ana", new Viewer("ana", Role.INDIVIDUAL, Access.person(Set.of("ana"))),
          "lead", new Viewer("lea", Role.TEAM_LEAD, Access.limitedTo(Set.of("mine"), Set.of())));

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.in(directory, VIEWERS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void stream_tellsOnlyOfWhatTheViewerSees() throws Exception {
    try (BufferedReader ana = listen("ana");
        BufferedReader lead = listen("lead")) {
      deliver("secret", "ben");
      server.awaitVisible();
      server.server().context().getBean(LiveStream.class).progressed("secret work");
      server.server().context().getBean(LiveStream.class).sourcesChanged();
      deliver("secret", "ana");
      server.awaitVisible();
      deliver("mine", "ben");
      server.awaitVisible();
      deliver("mine", "ana");

      List<String> forAna = until(ana, "mine");
      assertThat(forAna).noneMatch(line -> line.contains("work") || line.equals("data:{}"));
      assertThat(forAna.subList(1, forAna.size())).noneMatch(ScopedStreamHttpTest::isEmpty);
      List<String> forLead = until(lead, "mine");
      assertThat(forLead).noneMatch(line -> line.contains("secret"));
      assertThat(forLead.subList(1, forLead.size())).noneMatch(ScopedStreamHttpTest::isEmpty);
    }
  }

  /** It wakes its reader for nothing. */
  private static boolean isEmpty(String line) {
    return line.contains("\"events\":0");
  }

  private void deliver(String project, String user) {
    assertThat(
            server
                .post("/api/events", "application/json", Events.generated(project, user))
                .statusCode())
        .isEqualTo(200);
  }

  private BufferedReader listen(String viewer) throws IOException, InterruptedException {
    var answer =
        server.http.send(
            server.request("/api/stream").header("X-Viewer", viewer).GET().build(),
            BodyHandlers.ofInputStream());
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  /** The data of all messages up to the one that contains {@code mark}. */
  private static List<String> until(BufferedReader lines, String mark) throws IOException {
    List<String> told = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        told.add(line);
        if (line.contains(mark)) {
          return told;
        }
      }
    }
    throw new AssertionError("the stream ended after " + told);
  }
}
