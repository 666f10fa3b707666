package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code user}, {@code team} and {@code token} as a person types them. */
class AccountsTest {
  @TempDir private Path data;
  private final InputStream stdin = System.in;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private AnalyticsServer server;

  @BeforeEach
  void start() {
    server = AnalyticsServer.start(ServerOptions.passing(new DataDirectory(data), false));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setIn(stdin);
    System.setOut(stdout);
    System.setErr(stderr);
    server.close();
  }

  @Test
  void user_isAddedListedChangedAndDeactivated() {
    System.setIn(new ByteArrayInputStream("correct horse\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(
            aecos(
                "user",
                "add",
                "DOM\\mia & co",
                "--role",
                "individual",
                "--identity",
                "m.ortega",
                "--identity",
                "mia",
                "--password-stdin"))
        .isZero();
    assertThat(text(out)).contains("individual").contains("m.ortega, mia").doesNotContain("horse");
    assertThat(aecos("user", "set", "DOM\\mia & co", "--role", "team-lead")).isZero();
    assertThat(aecos("user", "deactivate", "DOM\\mia & co")).isZero();
    JsonNode user = json("user", "list", "--json").path("users").path(0);

    assertThat(user.path("name").asString()).isEqualTo("DOM\\mia & co");
    assertThat(user.path("role").asString()).isEqualTo("team-lead");
    assertThat(user.path("identities")).hasSize(2);
    assertThat(user.path("active").asBoolean()).isFalse();
    assertThat(user.path("password").asBoolean()).isTrue();
    assertThat(aecos("user", "list")).isZero();
    assertThat(text(out)).contains("team-lead");
  }

  @Test
  void user_badInput_isAUsageError() {
    assertThat(aecos("user", "add", "mia", "--role", "boss")).isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("role").contains("team-lead");
    assertThat(aecos("user", "add", "mia")).isEqualTo(ExitCodes.USAGE);
    assertThat(aecos("user", "set", "nobody", "--role", "admin")).isEqualTo(ExitCodes.USAGE);
    assertThat(aecos("user", "set", "nobody")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void team_hasDatedMembers() {
    assertThat(aecos("user", "add", "lea", "--role", "team-lead")).isZero();
    assertThat(aecos("team", "add", "structure")).isZero();
    assertThat(
            aecos(
                "team",
                "member",
                "add",
                "structure",
                "lea",
                "--lead",
                "--from",
                "2026-03-01",
                "--to",
                "2026-09-30"))
        .isZero();
    JsonNode member = json("team", "list", "--json").path("teams").path(0).path("members").path(0);

    assertThat(member.path("user").asString()).isEqualTo("lea");
    assertThat(member.path("from").asString()).isEqualTo("2026-03-01");
    assertThat(member.path("to").asString()).isEqualTo("2026-09-30");
    assertThat(member.path("lead").asBoolean()).isTrue();
    assertThat(aecos("team", "member", "add", "structure", "lea", "--from", "2026-04-01"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("belongs to structure already");
    assertThat(aecos("team", "list")).isZero();
    assertThat(text(out)).contains("structure").contains("lea").contains("lead");
  }

  @Test
  void project_isRestrictedToTeams_untilThatIsLifted() {
    assertThat(aecos("team", "add", "structure")).isZero();
    assertThat(aecos("team", "add", "facades")).isZero();
    assertThat(aecos("project", "list")).isZero();
    assertThat(text(out)).contains("No project is restricted");
    assertThat(
            aecos("project", "restrict", "tower & co", "--team", "structure", "--team", "facades"))
        .isZero();
    assertThat(text(out)).contains("tower & co is restricted to facades, structure");
    assertThat(aecos("project", "restrict", "tower & co", "--team", "structure")).isZero();
    assertThat(json("project", "lift", "tower & co", "--team", "facades", "--json").path("teams"))
        .hasSize(1);
    assertThat(
            json("project", "list", "--json").path("projects").path(0).path("project").asString())
        .isEqualTo("tower & co");
    assertThat(aecos("project", "restrict", "tower", "--team", "nobody"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(text(err)).contains("no team 'nobody'");
    assertThat(aecos("project", "restrict", "tower")).isEqualTo(ExitCodes.USAGE);
    assertThat(aecos("project", "lift", "tower & co")).isZero();
    assertThat(text(out)).contains("everybody's");
    assertThat(aecos("project", "lift", "tower & co")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void token_isShownOnce_andOpensUntilItIsRevoked() {
    JsonNode token =
        json("token", "create", "hooks", "--scope", "ingest,read", "--expires", "90d", "--json");
    String secret = token.path("token").asString();

    assertThat(token.path("id").asString()).isNotBlank();
    new Api(server.url(), secret).get("/api/status");
    assertThat(aecos("token", "list")).isZero();
    assertThat(text(out)).contains("hooks").contains("ingest,read").doesNotContain(secret);
    JsonNode rotated = json("token", "rotate", "hooks", "--json");
    assertThat(rotated.path("token").asString()).isNotEqualTo(secret);
    assertThat(aecos("token", "revoke", token.path("id").asString())).isZero();
    assertThat(json("token", "list", "--json").path("tokens").path(0).path("revokedAt").isNull())
        .isFalse();
  }

  @Test
  void elsewhere_isTheServerOfTheEnvironment_unlessACommandNamesItsData() {
    String secret =
        json("token", "create", "me", "--scope", "read", "--json").path("token").asString();
    Map<String, String> environment =
        Map.of("AECOS_ANALYTICS_URL", server.url() + "/", "AECOS_ANALYTICS_TOKEN", secret);
    DataOptions named = new DataOptions();
    named.data = data;

    Api api = Session.elsewhere(new DataOptions(), environment).orElseThrow();
    assertThat(api.get("/api/me").path("name").asString()).isEqualTo("token:me");
    assertThat(Session.elsewhere(named, environment)).isEmpty();
    assertThat(Session.elsewhere(new DataOptions(), Map.of("AECOS_ANALYTICS_URL", server.url())))
        .isEmpty();
  }

  private int aecos(String... arguments) {
    String[] line = new String[arguments.length + 3];
    line[0] = "analytics";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    line[line.length - 2] = "--data";
    line[line.length - 1] = data.toString();
    out.reset();
    err.reset();
    return Aecos.run(line);
  }

  private JsonNode json(String... arguments) {
    assertThat(aecos(arguments)).as(text(err)).isZero();
    return Api.JSON.readTree(text(out));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
