package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gate costs: the first view's request of fifty people who ask in turn (forty about
 * themselves, ten about the team that they lead) beside the administrator's, who asks after each of
 * them. An event arrives before every question, so that no answer can be one given before.
 */
final class ViewersPart implements Bench.Part {
  private static final int INDIVIDUALS = 40;
  private static final int TEAMS = 10;
  private static final int ROUNDS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    var data = options.firm() == null ? scratch.file("data") : options.firm();
    long count = FilledLedger.in(data, options, results);
    try (ServerProcess server = ServerProcess.start(options, data)) {
      server.awaitEvents(count);
      String run = UUID.randomUUID().toString().substring(0, 8);
      List<Api> people = new ArrayList<>();
      List<Api> leads = new ArrayList<>();
      admit(server.api(), run, people, leads);
      for (String period : List.of("30d", "1y", "all")) {
        new Questions(server, period).measure(people, leads, results);
      }
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
  }

  /** Makes accounts for those who do most, and a lead for each ten of them. */
  private static void admit(Api admin, String run, List<Api> people, List<Api> leads)
      throws IOException, InterruptedException {
    List<String> names = busiest(admin);
    for (int team = 0; team < TEAMS; team++) {
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
      join(admin, "lead-" + run + "-" + i % TEAMS, person, false);
      people.add(signedIn(admin, person));
    }
  }

  private static List<String> busiest(Api admin) throws IOException, InterruptedException {
    JsonNode answer =
        post(
            admin,
            "/api/metrics/query",
            """
            {"period":"1y","queries":[{"metric":"elements_generated","by":["user"],"limit":%d}]}"""
                .formatted(INDIVIDUALS));
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

  /** The first view's questions about one period. */
  private static final class Questions {
    private final ServerProcess server;
    private final String period;
    private final byte[] body;
    private long seq;

    Questions(ServerProcess server, String period) {
      this.server = server;
      this.period = period;
      this.body = OverviewRequest.body(period, "{}").getBytes(StandardCharsets.UTF_8);
    }

    void measure(List<Api> people, List<Api> leads, Results results)
        throws IOException, InterruptedException {
      seq = server.awaitEvents(1).path("watermark").path("seq").asLong();
      Timing first = new Timing();
      for (Api viewer : both(people, leads)) {
        ask(viewer, first);
      }
      Timing individual = new Timing();
      Timing lead = new Timing();
      Timing administrator = new Timing();
      for (int round = -1; round < ROUNDS; round++) {
        boolean warm = round >= 0;
        for (int i = 0; i < people.size(); i++) {
          ask(people.get(i), warm ? individual : new Timing());
          ask(server.api(), warm ? administrator : new Timing());
          if (i < leads.size()) {
            ask(leads.get(i), warm ? lead : new Timing());
          }
        }
      }
      results.times(period + ", each viewer for the first time", first);
      results.times(period + ", administrator", administrator);
      results.times(period + ", " + people.size() + " individuals in turn", individual);
      results.times(period + ", " + leads.size() + " team leads in turn", lead);
      results.ratio(
          period + ", individual to administrator, p50",
          individual.percentile(50) / administrator.percentile(50));
      results.ratio(
          period + ", team lead to administrator, p50",
          lead.percentile(50) / administrator.percentile(50));
    }

    private static List<Api> both(List<Api> some, List<Api> others) {
      List<Api> all = new ArrayList<>(some);
      all.addAll(others);
      return all;
    }

    private void ask(Api viewer, Timing timing) throws IOException, InterruptedException {
      String event =
          """
          {"id":"%s","occurredAt":"%s","module":"collaboration","type":"comment_added","user":"bench"}"""
              .formatted(UUID.randomUUID(), Instant.now());
      server.api().post("/api/events", "application/json", event.getBytes(StandardCharsets.UTF_8));
      seq++;
      server.awaitEvents(seq);
      timing.add(
          Timing.seconds(() -> viewer.post("/api/metrics/query", "application/json", body)) * 1000);
    }
  }
}
