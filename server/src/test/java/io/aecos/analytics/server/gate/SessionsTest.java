package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SessionsTest {
  private static final Viewer VIEWER = Viewer.localAdministrator();
  private static final Viewer DESIGNER =
      new Viewer(
          "زينب <b>\u202e",
          Viewer.Role.INDIVIDUAL,
          Access.limitedTo(Set.of("tower"), Set.of("zeynep")));

  @TempDir Path directory;
  private Path file;
  private Instant now = Instant.parse("2026-11-02T12:00:00Z");
  private Sessions sessions;

  @BeforeEach
  void start() {
    file = directory.resolve("sessions.json");
    restart();
  }

  @Test
  void viewerOf_sessionLivesAsLongAsItIsUsed() {
    String session = sessions.open(VIEWER);
    Duration almost = Sessions.LIFE.minusSeconds(1);
    now = now.plus(almost);
    assertThat(sessions.viewerOf(session)).contains(VIEWER);
    now = now.plus(almost);
    assertThat(sessions.viewerOf(session)).contains(VIEWER);
    now = now.plus(Sessions.LIFE);

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void end_sessionIsOver() {
    String session = sessions.open(VIEWER);
    sessions.end(session);

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void restart_eachSessionGoesOnWithItsViewer() {
    String administrator = sessions.open(VIEWER);
    String designer = sessions.open(DESIGNER);
    restart();

    assertThat(sessions.viewerOf(administrator)).contains(VIEWER);
    assertThat(sessions.viewerOf(designer)).contains(DESIGNER);
    assertThat(sessions.viewerOf("guess")).isEmpty();
  }

  @Test
  void restart_endedSessionStaysEnded() {
    String ended = sessions.open(VIEWER);
    String other = sessions.open(VIEWER);
    sessions.end(ended);
    restart();

    assertThat(sessions.viewerOf(ended)).isEmpty();
    assertThat(sessions.viewerOf(other)).contains(VIEWER);
  }

  @Test
  void restart_sessionEndsWhenItWouldHave() {
    String session = sessions.open(VIEWER);
    now = now.plus(Sessions.LIFE);
    restart();

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void restart_prolongedSessionStaysProlonged() {
    String session = sessions.open(VIEWER);
    now = now.plus(Sessions.LIFE.minusSeconds(1));
    sessions.viewerOf(session);
    restart();
    now = now.plus(Sessions.LIFE.minusSeconds(1));

    assertThat(sessions.viewerOf(session)).contains(VIEWER);
  }

  @Test
  void viewerOf_fileIsWrittenOnlyNowAndThen() throws IOException {
    String session = sessions.open(VIEWER);
    byte[] first = Files.readAllBytes(file);
    now = now.plus(Sessions.UNSAVED.minusSeconds(1));
    sessions.viewerOf(session);
    assertThat(file).hasBinaryContent(first);
    now = now.plusSeconds(1);
    sessions.viewerOf(session);

    assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
  }

  @Test
  void file_isItsOwnersAndHoldsNoSecret() throws IOException {
    String session = sessions.open(VIEWER);

    assertThat(file).content().doesNotContain(session);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"version\":1}",
        "{\"version\":1,\"sessions\":[null]}",
        "{\"version\":1,\"sessions\":[{\"digest\":\"d\"}]}",
        "{\"version\":2,\"sessions\":[]}"
      })
  void start_fileThatCannotBeReadLetsNobodyIn(String content) throws IOException {
    String session = sessions.open(VIEWER);
    Files.writeString(file, content);
    restart();

    assertThat(sessions.viewerOf(session)).isEmpty();
    assertThat(sessions.viewerOf(sessions.open(VIEWER))).contains(VIEWER);
  }

  @Test
  void start_sessionThatDoesNotSayWhatItSeesLetsNobodyIn() throws IOException {
    String session = sessions.open(VIEWER);
    Files.writeString(file, Files.readString(file).replace("\"everything\":true,", ""));
    restart();

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void open_worksWhereTheFileCannotBeWritten_butEndSaysSo() throws IOException {
    String session = sessions.open(VIEWER);
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));
    String second = sessions.open(VIEWER);
    assertThat(sessions.viewerOf(second)).contains(VIEWER);

    assertThatThrownBy(() -> sessions.end(session))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  private void restart() {
    sessions = new Sessions(new SessionFile(file, new JsonMapper()), () -> now);
  }
}
