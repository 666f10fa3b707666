package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.workspace.read.AuditDatabase;
import io.aecos.analytics.workspace.read.ProjectDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code audit verify} and {@code audit export}, without any server. */
class AuditTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir private Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void fill() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    AuditKey key = AuditKey.in(data.resolve("keys").resolve("audit.key"));
    try (AuditTrail trail =
        SqliteAuditTrail.open(data.resolve("audit.sqlite"), key, InstantSource.fixed(NOW))) {
      trail.append(act("mia", "sign-in", ""));
      trail.append(act("=cmd()|' /C calc'!A0", "export.csv", "tower\nforged line\u001b[2J"));
      trail.append(act("Zo\u00eb \ud83d\udc34\u0000", "token.create", "\"hooks\""));
    }
  }

  private static AuditAct act(String who, String action, String target) {
    return AuditAct.of(
        NOW.plusNanos(target.length() * 1_000L), new AuditActor(who, "session"), action, target);
  }

  @AfterEach
  void restore() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void verify_whole_isDone_andNamesTheKey() {
    assertThat(aecos("verify")).as(text(err)).isZero();
    assertThat(text(out)).contains("whole: 3 entries, anchored up to 3").contains("key ");
    JsonNode told = json("verify", "--json");
    assertThat(told.path("whole").asBoolean()).isTrue();
    assertThat(told.path("entries").asInt()).isEqualTo(3);
    assertThat(aecos("verify", "--key", told.path("key").asString())).isZero();
    assertThat(aecos("verify", "--key", "00")).isEqualTo(ExitCodes.FINDING);
    assertThat(text(out))
        .startsWith("BROKEN: it was signed with another key")
        .doesNotContain("whole");
  }

  @Test
  void verify_ofACopy_isTheSame_alsoInAFolderThatCannotBeWrittenTo() throws IOException {
    Path copy = Files.createDirectory(data.resolve("copy"));
    Files.copy(data.resolve("audit.sqlite"), copy.resolve("evidence.sqlite"));
    String file = copy.resolve("evidence.sqlite").toString();
    assertThat(Aecos.run("analytics", "audit", "verify", "--file", file))
        .isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).contains("there is no audit.head beside the trail");

    Files.copy(data.resolve("audit.head"), copy.resolve("audit.head"));
    assertThat(copy.toFile().setWritable(false)).isTrue();
    assertThat(Aecos.run("analytics", "audit", "verify", "--file", file)).isZero();
    assertThat(copy.toFile().setWritable(true)).isTrue();
  }

  @Test
  void verify_broken_isAFinding_andNamesTheEntry() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("audit.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER entry_is_not_removed");
      statement.execute("DELETE FROM entry WHERE seq = 3");
    }
    assertThat(aecos("verify")).isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).startsWith("BROKEN: entry 3 is missing at the end");
    out.reset();
    assertThat(aecos("verify", "--json")).isEqualTo(ExitCodes.FINDING);
    JsonNode fault = Api.JSON.readTree(text(out)).path("fault");
    assertThat(fault.path("seq").asInt()).isEqualTo(3);
    assertThat(fault.path("kind").asString()).isEqualTo("cut");
  }

  @Test
  void verify_trailRemoved_isAFinding_whileItsKeyIsThere() throws IOException {
    Files.delete(data.resolve("audit.sqlite"));
    Files.delete(data.resolve("audit.head"));
    assertThat(aecos("verify")).isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).startsWith("BROKEN: there is no audit trail at").contains("audit.key");
    assertThat(json(ExitCodes.FINDING, "verify", "--json").path("fault").path("kind").asString())
        .isEqualTo("missing");

    Files.delete(data.resolve("keys").resolve("audit.key"));
    assertThat(aecos("verify")).isEqualTo(ExitCodes.UNREACHABLE);
  }

  @Test
  void verify_anchorOfAnOlderMoment_isAFinding_andAWarningOfACopy() throws IOException {
    byte[] anchor = Files.readAllBytes(data.resolve("audit.head"));
    fill();
    Files.write(data.resolve("audit.head"), anchor);
    assertThat(aecos("verify")).isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).startsWith("BROKEN: audit.head is an older one");

    Path copy = Files.createDirectory(data.resolve("copy"));
    for (String name : new String[] {"audit.sqlite", "audit.head"}) {
      Files.copy(data.resolve(name), copy.resolve(name));
    }
    assertThat(aecos("verify", "--file", copy.resolve("audit.sqlite").toString())).isZero();
    assertThat(text(out)).startsWith("whole: 6 entries, anchored up to 3").contains("warning:");
  }

  @Test
  void verify_ofWhatIsNoTrail_isUnreadable() throws IOException {
    Path other = Files.writeString(data.resolve("other"), "no database ".repeat(100));
    for (Path file : new Path[] {data.resolve("missing"), other}) {
      assertThat(Aecos.run("analytics", "audit", "verify", "--file", file.toString()))
          .as(file.toString())
          .isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(text(err)).isNotBlank();
    }
  }

  @Test
  void export_json_isOneEntryALine_withEverySeal() {
    assertThat(aecos("export")).as(text(err)).isZero();
    String[] lines = text(out).split("\n");
    assertThat(lines).hasSize(3);
    JsonNode second = Api.JSON.readTree(lines[1]);
    assertThat(second.path("target").asString()).isEqualTo("tower\nforged line\u001b[2J");
    assertThat(second.path("previous").asString())
        .isEqualTo(Api.JSON.readTree(lines[0]).path("hash").asString());
  }

  @Test
  void export_csv_runsNothing_andForgesNoLine() throws IOException {
    Path file = data.resolve("audit.csv");
    assertThat(aecos("export", "--format", "csv", "--out", file.toString())).isZero();
    assertThat(Files.readString(file).split("\r\n")).hasSize(4);
    assertThat(Files.readString(file))
        .contains("\"'=cmd()")
        .contains("tower\\u{a}forged line\\u{1b}[2J")
        .contains("\"\"hooks\"\"");
    assertThat(aecos("export", "--format", "csv", "--out", file.toString()))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void export_aecos_isWholeToTheReaderOfItsOwnTrails(@TempDir Path project) throws Exception {
    Path file = project.resolve(AuditDatabase.NAME);
    assertThat(aecos("export", "--format", "aecos", "--out", file.toString()))
        .as(text(err))
        .isZero();
    assertThat(chain(project).condition()).isEqualTo(AuditChain.Condition.INTACT);
    assertThat(chain(project).entries()).isEqualTo(3);

    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE audit_log SET action = 'nothing' WHERE id = 2");
    }
    assertThat(chain(project).condition()).isEqualTo(AuditChain.Condition.EDITED);
  }

  @Test
  void export_badInput_isAUsageError() {
    assertThat(aecos("export", "--format", "pdf")).isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("json, csv, aecos");
    assertThat(aecos("export", "--format", "aecos")).isEqualTo(ExitCodes.USAGE);
  }

  private AuditChain chain(Path project) throws IOException {
    AuditDatabase database =
        new AuditDatabase(
            new ProjectDirectory("project", project),
            Files.createDirectories(data.resolve("scratch")),
            Api.JSON.createObjectNode());
    return database.chain(database.read());
  }

  private int aecos(String... arguments) {
    String[] line = new String[arguments.length + 4];
    line[0] = "analytics";
    line[1] = "audit";
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    line[line.length - 2] = "--data";
    line[line.length - 1] = data.toString();
    out.reset();
    err.reset();
    return Aecos.run(line);
  }

  private JsonNode json(String... arguments) {
    return json(ExitCodes.DONE, arguments);
  }

  private JsonNode json(int code, String... arguments) {
    assertThat(aecos(arguments)).as(text(err)).isEqualTo(code);
    return Api.JSON.readTree(text(out));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
