package io.aecos.analytics.bench;

import io.aecos.analytics.bench.hook.Host;
import io.aecos.analytics.bench.hook.OwnJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs record through the hooks at a pace, into a server in a process of its own: how long a
 * record takes, when all is stored, whether the books add up, and what the memory does meanwhile.
 */
final class HooksPart implements Bench.Part {
  private static final long FEW = 10_000;
  private static final long PER_SECOND = 20_000;
  private static final JsonMapper JSON = new JsonMapper();

  /** A way to start a host; the arguments are appended. */
  private record Kind(String name, List<String> command, long perSecond) {}

  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    Kind java = new Kind("Java", OwnJvm.command(Host.class), PER_SECOND);
    Path script = options.root().resolve("bench/host.py").toAbsolutePath();
    Kind python = new Kind("Python", List.of("python3", script.toString()), PER_SECOND / 4);
    load(java, FEW, "few", options, scratch, results);
    load(python, FEW, "few", options, scratch, results);
    load(java, options.events(), "all", options, scratch, results);
    load(python, options.events() / 10, "all", options, scratch, results);
  }

  private static void load(
      Kind kind, long events, String size, Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    String run = kind.name() + "-" + size;
    try (ServerProcess server = ServerProcess.start(options, scratch.file(run + "-data"))) {
      List<String> command = new ArrayList<>(kind.command());
      command.addAll(
          List.of(
              scratch.file(run + "-host").toString(),
              server.api().url(),
              server.api().token(),
              Long.toString(events),
              Long.toString(kind.perSecond())));
      long start = System.nanoTime();
      Process host =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      results.add(
          String.format(Locale.ROOT, "%s, %,d events", kind.name(), events),
          String.format(
              Locale.ROOT,
              "at a pace of %,d/s; load average %s",
              kind.perSecond(),
              Machine.loadAverage()));
      try {
        new Run(server, host, start, results).follow(events);
      } finally {
        host.destroyForcibly();
      }
    }
  }

  /** One host and its server, from the first event to the books. */
  private record Run(ServerProcess server, Process host, long start, Results results) {

    void follow(long events) throws IOException, InterruptedException {
      try (BufferedReader said = host.inputReader(StandardCharsets.UTF_8)) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          hear(line.split(" "), events);
        }
      }
      if (host.waitFor() != 0) {
        throw new IOException("the host ended with " + host.exitValue());
      }
    }

    private void hear(String[] words, long events) throws IOException, InterruptedException {
      switch (words[0]) {
        case "at" -> memory(String.format(Locale.ROOT, "%,d", number(words[1])), number(words[3]));
        case "end" -> recorded(number(words[1]), number(words[2]), number(words[3]));
        case "sent" -> books(words, events);
        default -> throw new IOException("the host said: " + String.join(" ", words));
      }
    }

    private void memory(String at, long heap) throws IOException {
      results.add(
          "… memory at " + at + ": host, its heap, server",
          String.format(
              Locale.ROOT,
              "%d MB, %s, %d MB",
              Machine.residentBytes(host.pid()) >> 20,
              heap == 0 ? "–" : (heap >> 20) + " MB",
              server.residentBytes() >> 20));
    }

    private void recorded(long recorded, long refused, long busyNanos) {
      results.rate("… recorded", recorded, seconds());
      results.add(
          "… in the host's thread for each, on average",
          String.format(Locale.ROOT, "%.2f µs", busyNanos / 1e3 / (recorded + refused)));
      results.add("… refused by the hook", Long.toString(refused));
    }

    private void books(String[] sent, long events) throws IOException, InterruptedException {
      results.rate("… until all was stored", events, seconds());
      memory("the end", 0);
      JsonNode total = JSON.readTree(server.api().get("/api/accounting")).path("total");
      results.add(
          "… the hook's books: stored, duplicate, quarantined, refused, lost",
          String.join(", ", List.of(sent).subList(1, sent.length)));
      results.add(
          "… the server's books: received, stored, duplicate, quarantined, refused",
          String.join(
              ", ",
              List.of("received", "stored", "duplicate", "quarantined", "refused").stream()
                  .map(name -> total.path(name).asString())
                  .toList()));
      boolean equal =
          total.path("stored").asLong() == events && number(sent[1]) + number(sent[2]) == events;
      results.add("… each event stored once, to the unit", equal ? "yes" : "NO");
    }

    private double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }

    private static long number(String word) {
      return Long.parseLong(word);
    }
  }
}
