package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People of the generated firm with accounts, signed in: some see themselves, some lead a team. */
record People(List<Api> individuals, List<Api> leads) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Makes accounts for so many of those who do most, and leads of teams that they belong to. */
  static People admit(Api admin, int individuals, int teams)
      throws IOException, InterruptedException {
    String run = UUID.randomUUID().toString().substring(0, 8);
    List<Api> people = new ArrayList<>();
    List<Api> leads = new ArrayList<>();
    List<String> names = busiest(admin, individuals);
    for (int team = 0; team < teams; team++) {
      String lead = "lead-" + run + "-" + team;
      post(admin, "/api/users", "{\"name\":\"%s\",\"role\":\"team-lead\"}".formatted(lead));
      post(admin, "/api/teams", "{\"name\":\"team-%s\"}".formatted(lead));
      join(admin, lead, lead, true);
      leads.add(signedIn(admin, lead));
    }
    for (int i = 0; i < names.size(); i++) {
      String name = "person-" + run + "-" + i;
      // An identity is one person's: an account of an earlier run keeps it.
      String identity = names.get(i);
      String person = owner(admin, identity);
      if (person == null) {
        post(
            admin,
            "/api/users",
            "{\"name\":\"%s\",\"role\":\"individual\",\"identities\":[\"%s\"]}"
                .formatted(name, identity));
        person = name;
      }
      join(admin, "lead-" + run + "-" + i % teams, person, false);
      people.add(signedIn(admin, person));
    }
    return new People(people, leads);
  }

  private static List<String> busiest(Api admin, int count)
      throws IOException, InterruptedException {
    JsonNode answer =
        post(
            admin,
            "/api/metrics/query",
            """
            {"period":"1y","queries":[{"metric":"elements_generated","by":["user"],"limit":%d}]}"""
                .formatted(count));
    List<String> names = new ArrayList<>();
    for (JsonNode group : answer.path("results").path(0).path("groups")) {
      JsonNode key = group.path("key");
      String name = key.isObject() ? key.path("user").asString("") : key.path(0).asString("");
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw new IOException("nobody generated elements: " + answer);
    }
    return names;
  }

  private static @Nullable String owner(Api admin, String identity)
      throws IOException, InterruptedException {
    for (JsonNode user : JSON.readTree(admin.get("/api/users")).path("users")) {
      for (JsonNode known : user.path("identities")) {
        if (known.asString("").equals(identity)) {
          return user.path("name").asString();
        }
      }
    }
    return null;
  }

  private static void join(Api admin, String team, String user, boolean lead)
      throws IOException, InterruptedException {
    String body = "{\"team\":\"team-%s\",\"user\":\"%s\",\"lead\":%s}".formatted(team, user, lead);
    admin.put("/api/teams/members", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Api signedIn(Api admin, String user) throws IOException, InterruptedException {
    String body =
        "{\"name\":\"%s-%s\",\"scopes\":[\"read\"],\"actingAs\":\"%s\"}"
            .formatted(user, UUID.randomUUID(), user);
    return new Api(admin.url(), post(admin, "/api/tokens", body).path("token").asString());
  }

  private static JsonNode post(Api api, String path, String body)
      throws IOException, InterruptedException {
    return JSON.readTree(api.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }
}
