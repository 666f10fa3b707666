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

/** {@code user import} from both kinds of file, and what it leaves alone. */
class UserImportTest {
  private static final String CSV =
      """
      user,role,identities,team,from,to,lead
      lea,team-lead,,structure,,,true
      mia,individual,"m.ortega; mia@firm.example",structure,2026-01-01,2026-06-30,
      mia,individual,,"mep, south",2026-03-01,,false
      """;

  @TempDir private Path data;
  @TempDir private Path files;
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
    System.setOut(stdout);
    System.setErr(stderr);
    server.close();
  }

  @Test
  void csv_addsPeopleTeamsAndMemberships_once() throws IOException {
    String file = file("people.csv", CSV);

    assertThat(steps("--csv", file, "--dry-run").path("steps")).hasSize(7);
    assertThat(users()).isEmpty();
    assertThat(steps("--csv", file).path("steps")).hasSize(7);
    assertThat(users()).hasSize(2);
    assertThat(users().path(1).path("identities").toString())
        .isEqualTo("[\"m.ortega\",\"mia\",\"mia@firm.example\"]");
    JsonNode teams = json("team", "list", "--json").path("teams");
    assertThat(teams.path(0).path("name").asString()).isEqualTo("mep, south");
    assertThat(teams.path(1).path("members")).hasSize(2);
    assertThat(steps("--csv", file).path("steps")).isEmpty();
    assertThat(aecos("user", "import", "--csv", file)).isZero();
    assertThat(text(out)).contains("so already");
  }

  @Test
  void csv_takesNoRightAway() throws IOException {
    steps("--csv", file("people.csv", CSV));
    JsonNode steps =
        steps(
                "--csv",
                file(
                    "less.csv",
                    """
                    user,role,team,from,to,lead
                    lea,individual,structure,,2026-02-01,false
                    mia,team-lead,structure,2026-01-01,2026-12-31,
                    """))
            .path("steps");

    assertThat(steps.toString()).contains("\"kept\"", "role team-lead", "membership of structure");
    assertThat(users().path(0).path("role").asString()).isEqualTo("team-lead");
    assertThat(users().path(1).path("role").asString()).isEqualTo("team-lead");
    JsonNode members = json("team", "list", "--json").path("teams").path(1).path("members");
    assertThat(members.path(0).path("lead").asBoolean()).isTrue();
    assertThat(members.path(0).path("to").isNull()).isTrue();
    assertThat(members.path(1).path("to").asString()).isEqualTo("2026-12-31");
  }

  @Test
  void csv_badInput_isToldByItsRecord() throws IOException {
    for (String text :
        new String[] {
          "",
          "name,role\nmia,admin\n",
          "role\nadmin\n",
          "user,user\na,b\n",
          "user,role\nmia\n",
          "user,role\n,admin\n",
          "user,lead\nmia,maybe\n",
          "user,lead\nmia,true\n",
          "user\n\"mia\n"
        }) {
      assertThat(aecos("user", "import", "--csv", file("bad.csv", text)))
          .as(text)
          .isEqualTo(ExitCodes.USAGE);
      assertThat(text(err)).contains("record ");
    }
    assertThat(aecos("user", "import", "--csv", files.resolve("none.csv").toString()))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(aecos("user", "import")).isEqualTo(ExitCodes.USAGE);
    String mixed = "user,role,identities\nmia,boss,\ntom,individual,\nzoe,individual,tom\n";
    assertThat(aecos("user", "import", "--csv", file("mixed.csv", mixed)))
        .isEqualTo(ExitCodes.FINDING);
    assertThat(text(out)).contains("refused", "boss", "'tom' is tom already");
    assertThat(users()).hasSize(1);
  }

  @Test
  void permissions_areMapped_andMakeNobodyAnAdministratorUnasked() throws IOException {
    assertThat(aecos("user", "add", "ann", "--role", "admin", "--identity", "DOM\\ann")).isZero();
    String file =
        file(
            "permissions.json",
            """
            {"users":{"bob":"admin","des":"designer","rev":"reviewer","vic":"viewer",
             "aud":"auditor","DOM\\\\ann":"viewer"}}""");

    assertThat(steps("--permissions", file).path("steps").toString())
        .contains("role admin (the file says individual)");
    assertThat(users()).hasSize(6);
    assertThat(role("bob")).isEqualTo("individual");
    assertThat(role("des") + role("rev") + role("vic")).isEqualTo("individual".repeat(3));
    assertThat(role("aud")).isEqualTo("auditor");
    assertThat(role("ann")).isEqualTo("admin");
    steps("--permissions", file, "--with-admins");
    assertThat(role("bob")).isEqualTo("admin");
    for (String text : new String[] {"", "[]", "{\"users\":[]}", "{\"users\":{\"x\":\"king\"}}"}) {
      assertThat(aecos("user", "import", "--permissions", file("bad.json", text)))
          .as(text)
          .isEqualTo(ExitCodes.USAGE);
    }
  }

  private String role(String name) {
    for (JsonNode user : users()) {
      if (user.path("name").asString().equals(name)) {
        return user.path("role").asString();
      }
    }
    throw new AssertionError("nobody is called " + name);
  }

  private JsonNode users() {
    return json("user", "list", "--json").path("users");
  }

  private JsonNode steps(String... more) {
    String[] line = new String[more.length + 3];
    line[0] = "user";
    line[1] = "import";
    System.arraycopy(more, 0, line, 2, more.length);
    line[line.length - 1] = "--json";
    return json(line);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text).toString();
  }

  private JsonNode json(String... arguments) {
    assertThat(aecos(arguments)).as(text(err)).isZero();
    return Api.JSON.readTree(text(out));
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

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
