package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code user add}: makes somebody known. */
@Command(
    name = "add",
    description = "Makes somebody known. Without --identity, AEC OS knows them by NAME.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics user add mia --role individual --identity m.ortega --identity mia",
      "  aecos analytics user add lea --role team-lead --password-stdin < password.txt"
    })
final class UserAdd implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "The name to sign in with.")
  String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "individual, team-lead, admin or auditor.")
  String role = "";

  @Option(
      names = "--identity",
      paramLabel = "AECOS_USER",
      description = "A name that AEC OS knows them by; may be repeated.")
  List<String> identities = new ArrayList<>();

  @Option(
      names = "--password-stdin",
      description = "Read the password from standard input; without one they sign in by a link.")
  boolean password;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("name", name);
    wanted.put("role", role);
    if (!identities.isEmpty()) {
      wanted.put("identities", identities);
    }
    if (password) {
      wanted.put("password", Passwords.fromStdin());
    }
    try (Session session = Session.open(data)) {
      JsonNode user = session.api().post("/api/users", wanted);
      System.out.println(json ? user.toPrettyString() : UserList.line(user));
      return ExitCodes.DONE;
    }
  }
}
