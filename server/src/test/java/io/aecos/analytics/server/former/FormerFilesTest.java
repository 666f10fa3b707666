package io.aecos.analytics.server.former;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Files are as the versions before the registry wrote them. */
class FormerFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String LOCAL = Viewer.LOCAL_ADMINISTRATOR;
  private static final String VIEWS_OF_LOCAL = "ce2c1dc77fc193e49683f3762aa5888d.json";

  @TempDir Path directory;
  private DataDirectory data;
  private Registry registry;

  @BeforeEach
  void open() {
    data = new DataDirectory(directory);
    registry = SqliteRegistry.open(data.registry());
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void nothingThere_nothingHappens() {
    takeOver();

    assertThat(sessions()).isEmpty();
    assertThat(views()).isEmpty();
  }

  @Test
  void sessions_goOnTillTheyWouldHaveEnded_andTheFileIsGone() throws IOException {
    write(
        data.formerSessions(),
        sessionsFile(
            session("a", LOCAL, "ADMIN", true, "2026-11-28T20:00:00Z"),
            session("b", LOCAL, "ADMIN", true, "2026-11-28T12:00:00Z")));
    takeOver();

    assertThat(sessions())
        .singleElement()
        .satisfies(
            session -> {
              assertThat(session.digest()).isEqualTo("a".repeat(64));
              assertThat(session.expiresAt()).isEqualTo("2026-11-28T20:00:00Z");
              assertThat(session.method()).isEqualTo(OpenSession.Method.LINK);
            });
    assertThat(data.formerSessions()).doesNotExist();
    assertThat(unread(data.formerSessions())).doesNotExist();
  }

  @Test
  void sessions_ofOthersOrWithLess_areNotBelieved_andTheFileStaysAside() throws IOException {
    String content =
        sessionsFile(
            session("a", LOCAL, "ADMIN", true, "2026-11-28T20:00:00Z"),
            session("b", "mia", "ADMIN", true, "2026-11-28T20:00:00Z"),
            session("c", LOCAL, "INDIVIDUAL", false, "2026-11-28T20:00:00Z"),
            session("d", LOCAL, "ADMIN", false, "2026-11-28T20:00:00Z"),
            session("g", LOCAL, "ADMIN", true, "2026-11-28T20:00:00Z"),
            session("e", LOCAL, "ADMIN", true, "tomorrow"),
            "null");
    write(data.formerSessions(), content);
    takeOver();

    assertThat(sessions()).extracting(OpenSession::digest).containsExactly("a".repeat(64));
    assertThat(data.formerSessions()).doesNotExist();
    assertThat(unread(data.formerSessions())).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"version\":1}",
        "{\"version\":1,\"sessions\":7}",
        "{\"version\":2,\"sessions\":[]}"
      })
  void sessions_damagedFile_letsNobodyIn_andStaysAside(String content) throws IOException {
    write(data.formerSessions(), content);
    takeOver();

    assertThat(sessions()).isEmpty();
    assertThat(data.formerSessions()).doesNotExist();
    assertThat(Files.readString(unread(data.formerSessions()))).isEqualTo(content);
  }

  @Test
  void views_areTakenOver_andTheFileIsGone() throws IOException {
    Path file = data.formerViews().resolve(VIEWS_OF_LOCAL);
    write(
        file,
        """
        [{"name":"Audit","url":"/security","savedAt":"2026-11-01T10:00:00Z"},
         {"name":"Zo\u00eb","url":"/overview?user=a","savedAt":"2026-11-01T10:00:00Z"},
         {"name":"Zoe\u0308","url":"/overview?user=b","savedAt":"2026-11-01T10:00:00Z"}]""");
    takeOver();

    assertThat(views())
        .extracting(SavedView::name, SavedView::url)
        .containsExactly(
            tuple("Audit", "/security"),
            tuple("Zo\u00eb", "/overview?user=a"),
            tuple("Zo\u00eb (2)", "/overview?user=b"));
    assertThat(views().get(0).savedAt()).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(file).doesNotExist();
  }

  @Test
  void views_whatCannotBeRead_staysAside_andTheRestIsTakenOver() throws IOException {
    Path file = data.formerViews().resolve(VIEWS_OF_LOCAL);
    String content =
        "[{\"name\":\"Audit\",\"url\":\"/security\"},{\"name\":\"x\",\"url\":\"//evil\"},7]";
    write(file, content);
    Path damaged = data.formerViews().resolve("0123.json");
    write(damaged, "[{");
    takeOver();

    assertThat(views()).extracting(SavedView::name).containsExactly("Audit");
    assertThat(views().get(0).savedAt()).isEqualTo(NOW);
    assertThat(unread(file)).hasContent(content);
    assertThat(unread(damaged)).hasContent("[{");
  }

  @Test
  void takeOver_brokenOffBeforeTheFileWasGone_doesTheSameAgain() throws IOException {
    Path file = data.formerViews().resolve(VIEWS_OF_LOCAL);
    String content = "[{\"name\":\"Audit\",\"url\":\"/security\"}]";
    write(file, content);
    takeOver();
    write(file, content);
    takeOver();

    assertThat(views()).hasSize(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void takeOver_registryThatFails_leavesTheFiles() throws IOException {
    Path file = data.formerViews().resolve(VIEWS_OF_LOCAL);
    write(file, "[{\"name\":\"Audit\",\"url\":\"/security\"}]");
    registry.close();

    assertThatThrownBy(this::takeOver).isInstanceOf(AnalyticsException.class);
    assertThat(file).exists();
  }

  @Test
  void takeOver_fileThatCannotBeSetAside_stopsTheStart() throws IOException {
    write(data.formerSessions(), "{");
    Files.createDirectories(unread(data.formerSessions()).resolve("in the way"));

    assertThatThrownBy(this::takeOver)
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("sessions.json");
  }

  private void takeOver() {
    new FormerFiles(data, JsonMapper.builder().build(), () -> NOW).takeOver(registry);
  }

  private List<OpenSession> sessions() {
    return registry.read(entries -> entries.sessions().of(LOCAL));
  }

  private List<SavedView> views() {
    return registry.read(entries -> entries.views().of(LOCAL));
  }

  private static Path unread(Path file) {
    return file.resolveSibling(file.getFileName() + ".unread");
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String sessionsFile(String... sessions) {
    return "{\"version\":1,\"sessions\":[" + String.join(",", sessions) + "]}";
  }

  private static String session(
      String digit, String name, String role, boolean everything, String until) {
    return """
    {"digest":"%s","name":"%s","role":"%s","everything":%s,"projects":[],"users":[],"until":"%s"}"""
        .formatted(digit.repeat(64), name, role, everything, until);
  }
}
