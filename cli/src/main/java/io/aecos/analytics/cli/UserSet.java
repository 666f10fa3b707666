package io.aecos.analytics.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code user set}: changes what is known of somebody. */
@Command(
    name = "set",
    description = "Changes what is said and leaves the rest; counts from the next request on.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics user set mia --role team-lead",
      "  aecos analytics user set mia --password-stdin < password.txt   (signs mia out everywhere)"
    })
final class UserSet implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "Whom.")
  String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "individual, team-lead, admin or auditor.")
  @Nullable String role;

  @Option(
      names = "--identity",
      paramLabel = "AECOS_USER",
      description = "All names that AEC OS knows them by, in place of those before.")
  @Nullable List<String> identities;

  @Option(names = "--password-stdin", description = "Read the new password from standard input.")
  boolean password;

  @Option(names = "--active", description = "Let somebody in again who was deactivated.")
  boolean active;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    if (role != null) {
      wanted.put("role", role);
    }
    if (identities != null) {
      wanted.put("identities", identities);
    }
    if (password) {
      wanted.put("password", Passwords.fromStdin());
    }
    if (active) {
      wanted.put("active", true);
    }
    if (wanted.isEmpty()) {
      throw new CommandFailure(ExitCodes.USAGE, "Say what to change; see --help.");
    }
    try (Session session = Session.open(data)) {
      JsonNode user = session.api().patch(path(name), wanted);
      System.out.println(json ? user.toPrettyString() : UserList.line(user));
      return ExitCodes.DONE;
    }
  }

  static String path(String name) {
    return "/api/users?name=" + Api.encoded(name);
  }
}
