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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code retain} and {@code restore-archive}, and a backup of what they left. */
class RetainTest {
  private static final YearMonth OLD = YearMonth.now(ZoneOffset.UTC).minusMonths(14);

  @TempDir private Path place;
  private Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() throws IOException {
    data = Files.createDirectory(place.resolve("data"));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void retain_thenBackup_thenRestore_thenBringBack_keepsEachFigure() throws IOException {
    assertThat(aecos(data, "retain")).isZero();
    assertThat(text(out)).contains("Everything stays in the ledger");
    Files.writeString(data.resolve("config.yaml"), "retention: {keep: 90d}\n");
    deliver(OLD.atDay(3) + "T08:00:00Z");

    assertThat(aecos(data, "project", "hold", "tower", "--reason", "a claim")).isZero();
    assertThat(text(out)).contains("tower", "a claim");
    assertThat(aecos(data, "retain", "--dry-run")).isZero();
    assertThat(text(out)).contains(OLD.toString(), "would be archived", "tower is held");
    assertThat(aecos(data, "project", "release", "tower")).isZero();
    assertThat(aecos(data, "project", "release", "tower")).isEqualTo(ExitCodes.USAGE);
    JsonNode outcome = json(data, "retain", "--json");
    assertThat(outcome.path("events").asInt()).isEqualTo(1);
    String backup = place.resolve("backup").toString();
    JsonNode made = json(data, "backup", "--to", backup, "--json");
    assertThat(made.path("ledger").path("archiveFiles").asInt()).isEqualTo(1);
    assertThat(made.path("ledger").path("missing").asInt()).isZero();

    Path other = place.resolve("other");
    assertThat(aecos(other, "restore", "--from", backup)).as(text(err)).isZero();
    JsonNode answer = json(other, "query", "elements_generated", "--period", "all", "--json");
    assertThat(answer.path("value").asInt()).isEqualTo(1);
    assertThat(answer.path("complete").asBoolean(false)).isTrue();
    String day = OLD.atDay(1).toString();
    out.reset();
    assertThat(aecos(other, "restore-archive", "--from", day, "--to", day)).isZero();
    assertThat(text(out)).contains("1 events of " + OLD);
    out.reset();
    assertThat(aecos(other, "restore-archive", "--from", day, "--to", day)).isZero();
    assertThat(text(out)).contains("Nothing of " + OLD + " to " + OLD + " is archived");
    assertThat(json(other, "rebuild", "--verify", "--json").path("equal").asBoolean(false))
        .isTrue();
    assertThat(aecos(other, "restore-archive", "--from", "soon", "--to", day))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("'soon' is no day; write one as 2026-03-01");
  }

  @Test
  void archiveThatIsAway_isSaid_insteadOfWaitedFor() throws IOException {
    Files.writeString(data.resolve("config.yaml"), "retention: {keep: 90d}\n");
    deliver(OLD.atDay(3) + "T08:00:00Z");
    assertThat(json(data, "retain", "--json").path("events").asInt()).isEqualTo(1);
    Path archive = data.resolve("archive");
    Path away = Files.move(archive, data.resolve("away"));
    Files.delete(data.resolve("projection.duckdb"));

    JsonNode lacking = json(data, "query", "elements_generated", "--period", "all", "--json");
    assertThat(lacking.path("complete").asBoolean(true)).isFalse();
    assertThat(text(err)).contains("The newest events are not in the numbers: ");
    out.reset();
    assertThat(aecos(data, "doctor")).isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).contains("projection, reach-archive: ").doesNotContain("rebuild-");
    Files.deleteIfExists(archive);
    Files.move(away, archive);
    JsonNode whole = json(data, "query", "elements_generated", "--period", "all", "--json");
    assertThat(whole.path("value").asInt()).isEqualTo(1);
    assertThat(whole.path("complete").asBoolean(false)).isTrue();
  }

  private void deliver(String at) {
    try (AnalyticsServer server =
        AnalyticsServer.start(ServerOptions.passing(new DataDirectory(data), false))) {
      JsonNode receipt =
          new Api(server.url(), server.token())
              .post(
                  "/api/events",
                  Map.of(
                      "id", UUID.randomUUID().toString(),
                      "occurredAt", at,
                      "module", "generation",
                      "type", "element_generated",
                      "source", "practice"));
      assertThat(receipt.path("stored").asInt()).isEqualTo(1);
    }
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
