package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings people and teams to what a file says, as far as that takes nothing away from anybody: new
 * people, names, teams and memberships, and greater roles. What would take a right away is told and
 * left as it is. Doing it again changes nothing.
 */
final class DirectoryImport {
  private static final List<String> GREATER = List.of("individual", "team-lead", "admin");

  private final Api api;
  private final boolean dry;
  private final Map<String, Known> people = new TreeMap<>();
  private final Map<String, List<JsonNode>> teams = new TreeMap<>();
  private final List<Step> steps = new ArrayList<>();

  /** Somebody as the server has them, or will once what was decided is done. */
  private record Known(String name, String role, Set<String> identities) {}

  /** What happened or would: {@code done}, {@code kept} as it was, or {@code refused}. */
  record Step(String outcome, int line, String user, String what) {}

  DirectoryImport(Api api, boolean dry) {
    this.api = api;
    this.dry = dry;
    for (JsonNode user : api.get("/api/users").path("users")) {
      Set<String> identities = new TreeSet<>();
      user.path("identities").forEach(one -> identities.add(one.asString()));
      String name = user.path("name").asString();
      people.put(name, new Known(name, user.path("role").asString(), identities));
    }
    for (JsonNode team : api.get("/api/teams").path("teams")) {
      teams.put(
          team.path("name").asString(),
          new ArrayList<>(
              StreamSupport.stream(team.path("members").spliterator(), false).toList()));
    }
  }

  /** What was done, or would be, row by row; a row that is refused stops no other. */
  List<Step> run(List<DirectoryRow> rows) {
    for (DirectoryRow row : rows) {
      try {
        String name = person(row);
        if (row.team() != null) {
          membership(row, name, row.team());
        }
      } catch (CommandFailure e) {
        if (e.exitCode() == ExitCodes.UNREACHABLE) {
          throw e;
        }
        note("refused", row, String.valueOf(e.getMessage()));
      }
    }
    return steps;
  }

  /** The name of the account that the row is about: its own, or whose identity it names. */
  private String person(DirectoryRow row) {
    Known known = known(row.user());
    if (known == null) {
      return add(row);
    }
    String role = row.role();
    Set<String> identities = new LinkedHashSet<>(known.identities);
    Map<String, Object> change = new LinkedHashMap<>();
    if (identities.addAll(row.identities())) {
      change.put("identities", List.copyOf(identities));
    }
    if (role != null && !role.equals(known.role)) {
      if (GREATER.indexOf(known.role) >= 0 && GREATER.indexOf(role) > GREATER.indexOf(known.role)) {
        change.put("role", role);
      } else if (GREATER.contains(role) || role.equals("auditor")) {
        note("kept", row, "role " + known.role + " (the file says " + role + ")");
      } else {
        throw new CommandFailure(ExitCodes.USAGE, "role '" + role + "' is not known");
      }
    }
    if (!change.isEmpty()) {
      if (!dry) {
        api.patch(UserSet.path(known.name), change);
      }
      String now = String.valueOf(change.getOrDefault("role", known.role));
      people.put(known.name, new Known(known.name, now, identities));
      note("done", row, "changed " + change);
    }
    return known.name;
  }

  private @Nullable Known known(String name) {
    Known own = people.get(name);
    return own != null
        ? own
        : people.values().stream()
            .filter(one -> one.identities.contains(name))
            .findFirst()
            .orElse(null);
  }

  private String add(DirectoryRow row) {
    String role = row.role() == null ? "individual" : row.role().toLowerCase(Locale.ROOT);
    Set<String> identities = new LinkedHashSet<>(List.of(row.user()));
    identities.addAll(row.identities());
    Map<String, Object> wanted =
        Map.of("name", row.user(), "role", role, "identities", List.copyOf(identities));
    for (String identity : identities) {
      Known other = known(identity);
      if (other != null) {
        throw new CommandFailure(
            ExitCodes.USAGE, "'" + identity + "' is " + other.name + " already");
      }
    }
    if (!GREATER.contains(role) && !role.equals("auditor")) {
      throw new CommandFailure(ExitCodes.USAGE, "role '" + role + "' is not known");
    }
    if (!dry) {
      api.post("/api/users", wanted);
    }
    people.put(row.user(), new Known(row.user(), role, identities));
    note("done", row, "added as " + role);
    return row.user();
  }

  private void membership(DirectoryRow row, String user, String team) {
    if (!teams.containsKey(team)) {
      if (!dry) {
        api.post("/api/teams", Map.of("name", team));
      }
      teams.put(team, new ArrayList<>());
      note("done", row, "made team " + team);
    }
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("team", team);
    wanted.put("user", user);
    wanted.put("from", row.from());
    wanted.put("to", row.to());
    wanted.put("lead", row.lead());
    for (JsonNode member : teams.getOrDefault(team, List.of())) {
      if (user.equals(member.path("user").asString())
          && Objects.equals(row.from(), day(member, "from"))) {
        if (takesAway(row, member)) {
          note("kept", row, "membership of " + team + " (the file ends it or takes its lead)");
          return;
        }
        if (row.lead() == member.path("lead").asBoolean(false)
            && Objects.equals(row.to(), day(member, "to"))) {
          return;
        }
      }
    }
    if (!dry) {
      api.put("/api/teams/members", wanted);
    }
    List<JsonNode> members = teams.getOrDefault(team, new ArrayList<>());
    members.removeIf(
        member ->
            user.equals(member.path("user").asString())
                && Objects.equals(row.from(), day(member, "from")));
    members.add(Api.JSON.valueToTree(wanted));
    note("done", row, (row.lead() ? "leads " : "belongs to ") + team);
  }

  /** Days are written so that they compare as text. */
  private static boolean takesAway(DirectoryRow row, JsonNode member) {
    String to = day(member, "to");
    boolean sooner = row.to() != null && (to == null || row.to().compareTo(to) < 0);
    return sooner || (member.path("lead").asBoolean(false) && !row.lead());
  }

  private static @Nullable String day(JsonNode member, String field) {
    JsonNode day = member.path(field);
    return day.isString() ? day.asString() : null;
  }

  private void note(String outcome, DirectoryRow row, String what) {
    steps.add(new Step(outcome, row.line(), row.user(), what));
  }
}
