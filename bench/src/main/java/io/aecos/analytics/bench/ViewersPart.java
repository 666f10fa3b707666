package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the gate costs: the first view's request of fifty people who ask in turn (forty about
 * themselves, ten about the team that they lead) beside the administrator's, who asks after each of
 * them. An event arrives before every question, so that no answer can be one given before.
 */
final class ViewersPart implements Bench.Part {
  private static final int INDIVIDUALS = 40;
  private static final int TEAMS = 10;
  private static final int ROUNDS = 3;

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    var data = options.firm() == null ? scratch.file("data") : options.firm();
    long count = FilledLedger.in(data, options, results);
    try (ServerProcess server = ServerProcess.start(options, data)) {
      server.awaitEvents(count);
      People people = People.admit(server.api(), INDIVIDUALS, TEAMS);
      for (String period : List.of("30d", "1y", "all")) {
        new Questions(server, period).measure(people.individuals(), people.leads(), results);
      }
      results.megabytes("memory of the server afterwards", server.residentBytes());
    }
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
