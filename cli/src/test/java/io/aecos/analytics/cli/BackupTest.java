package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code backup} and {@code restore}, with a server and without one. */
class BackupTest {
  @TempDir private Path place;
  private Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() {
    data = place.resolve("data");
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void backup_ofARunningServer_restoresWhatItCounted() throws IOException {
    try (AnalyticsServer server =
        AnalyticsServer.start(ServerOptions.passing(new DataDirectory(data), false))) {
      assertThat(aecos(data, "record", "generation", "element_generated", "4")).isZero();
      JsonNode made = json(data, "backup", "--to", place.resolve("online").toString(), "--json");
      assertThat(made.path("ledger").path("events").asInt()).isEqualTo(1);
      assertThat(aecos(data, "record", "generation", "element_generated", "5")).isZero();
      assertThat(server.url()).isNotBlank();
      assertThat(aecos(data, "restore", "--from", place.resolve("online").toString(), "--force"))
          .isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(text(err)).contains("is in use by process");
    }

    assertThat(aecos(data, "restore", "--from", place.resolve("online").toString()))
        .isEqualTo(ExitCodes.USAGE);
    JsonNode restored =
        json(data, "restore", "--from", place.resolve("online").toString(), "--force", "--json");
    assertThat(restored.path("replaced").asString("")).contains("replaced-");
    JsonNode answer = json(data, "query", "elements_generated", "--period", "all", "--json");
    assertThat(answer.path("value").asInt()).isEqualTo(1);
    assertThat(answer.path("complete").asBoolean(false)).isTrue();
    assertThat(aecos(data, "audit", "verify")).isZero();
  }

  @Test
  void backup_withoutAServer_isTheSame_andHalfOfOneIsRefused() throws IOException {
    assertThat(aecos(data, "record", "generation", "element_generated", "4")).isZero();
    String to = place.resolve("offline").toString();
    assertThat(aecos(data, "backup", "--to", to)).as(text(err)).isZero();
    assertThat(text(out)).contains("1 events of 1 received");
    assertThat(aecos(data, "backup", "--to", to)).isEqualTo(ExitCodes.USAGE);
    assertThat(aecos(place.resolve("none"), "backup", "--to", to)).isEqualTo(ExitCodes.UNREACHABLE);

    Path other = place.resolve("other");
    assertThat(aecos(other, "restore", "--from", to)).as(text(err)).isZero();
    JsonNode answer = json(other, "query", "elements_generated", "--period", "all", "--json");
    assertThat(answer.path("value").asInt()).isEqualTo(1);
    Files.delete(Path.of(to, "manifest.json"));
    assertThat(aecos(place.resolve("third"), "restore", "--from", to))
        .isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(text(err)).contains("it is no backup, or was not finished");
  }

  @Test
  void restore_ofABackupWithoutSettings_leavesThoseThatAreThere_andSaysSo() throws IOException {
    assertThat(aecos(data, "record", "generation", "element_generated", "4")).isZero();
    String to = place.resolve("bare").toString();
    assertThat(aecos(data, "backup", "--to", to)).as(text(err)).isZero();
    Path config = Files.writeString(data.resolve("config.yaml"), "timeZone: Asia/Tokyo\n");
    out.reset();

    assertThat(aecos(data, "restore", "--from", to, "--force")).as(text(err)).isZero();
    assertThat(text(out))
        .contains("what was there is kept in ", config + " stays as it is", "Asia/Tokyo");
    assertThat(config).hasContent("timeZone: Asia/Tokyo");
  }

  private JsonNode json(Path directory, String... arguments) {
    out.reset();
    assertThat(aecos(directory, arguments)).as(text(err)).isZero();
    return Api.JSON.readTree(text(out));
  }

  private static int aecos(Path directory, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "analytics";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data";
    all[arguments.length + 2] = directory.toString();
    return Aecos.run(all);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
