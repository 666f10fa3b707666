package io.aecos.analytics.bench;

import io.aecos.analytics.client.AnalyticsClient;
import io.aecos.analytics.client.Diagnosis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills a server, hosts of the Java hook and hosts of the Python hook at random moments, on one
 * data directory and one queue, while the hosts record and others deliver with duplicates and
 * retries. Then everything is sent to the end and counted: what was acknowledged or called durable
 * must be there once, and the books must agree with what was sent to the unit.
 */
public final class Faults {
  private static final int HOSTS_OF_A_KIND = 2;
  private static final int POSTERS = 3;
  private static final int LONGEST_START_MS = 10_000;
  private static final int LONGEST_SERVER_MS = 6_000;
  private static final int AHEAD = 5; // kills of hosts before the same number of servers
  private static final int LONGEST_HOST_MS = 20_000; // so that servers come and go meanwhile
  private static final long DRAIN_NANOS = TimeUnit.MINUTES.toNanos(30);

  private static final Duration DRAIN_STEP = Duration.ofSeconds(30);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final JsonMapper JSON = new JsonMapper();

  private final Options options;
  private final Path directory;
  private final Path data;
  private final int killsOfAKind;
  private final long seed;
  private final AtomicInteger serverKills = new AtomicInteger();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger hostKills = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final Map<String, Long> promised = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
  private final Deliveries deliveries = new Deliveries();
  private final List<HostProcess> survivors = new ArrayList<>();

  /** What hosts and posters sign in with: it may deliver and do nothing else. */
  private final CompletableFuture<String> token = new CompletableFuture<>();

  private volatile @Nullable Api api;
  private volatile @Nullable ServerProcess server;

  private Faults(Options options, Path directory, int kills, long seed) {
    this.options = options;
    this.directory = directory;
    this.data = directory.resolve("data");
    this.killsOfAKind = (kills + 2) / 3;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int kills = (int) take(rest, "--kills", 30);
    long seed = take(rest, "--seed", 1);
    Options options = Options.parse(rest, Set.of());
    Files.createDirectories(options.work());
    Path directory = Files.createTempDirectory(options.work(), "faults-").toAbsolutePath();
    // However this ends, nothing that it started is left running.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    boolean held = new Faults(options, directory, kills, seed).run();
    System.exit(held ? 0 : 1);
  }

  private static long take(List<String> arguments, String option, long otherwise) {
    int index = arguments.indexOf(option);
    if (index < 0) {
      return otherwise;
    }
    long value = Long.parseLong(arguments.get(index + 1));
    arguments.subList(index, index + 2).clear();
    return value;
  }

  private boolean run() throws Exception {
    Files.createDirectories(data);
    say("%d kills of each kind, seed %d, in %s", killsOfAKind, seed, directory);
    List<Poster> posters = new ArrayList<>();
    List<Thread> posting = new ArrayList<>();
    List<Thread> killing = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    killing.add(start("server", random.split(), this::killServers));
    for (int i = 0; i < POSTERS; i++) {
      Poster poster = new Poster(i, random.split(), deliveries, this::intake, this::violation);
      posters.add(poster);
      posting.add(new Thread(poster));
    }
    for (HostProcess.Kind kind : HostProcess.Kind.values()) {
      AtomicInteger left = new AtomicInteger(killsOfAKind);
      for (int i = 0; i < HOSTS_OF_A_KIND; i++) {
        killing.add(start("hosts", random.split(), r -> killHosts(kind, left, r)));
      }
    }
    posting.forEach(Thread::start);
    join(killing);
    posters.forEach(Poster::end);
    join(posting);
    for (HostProcess host : survivors) {
      require(host.end(), host.name() + " did not end in order");
      promised.put(host.name(), host.durable());
    }
    return conclude(drain());
  }

  private interface Work {
    void run(SplittableRandom random) throws Exception;
  }

  private Thread start(String name, SplittableRandom random, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run(random);
              } catch (Exception e) {
                violation("the campaign cannot go on with the " + name + ": " + e);
                System.exit(1);
              }
            },
            name);
    thread.start();
    return thread;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /**
   * Every fourth server is killed after a while from its start, the others from its first answer.
   */
  private void killServers(SplittableRandom random) throws IOException, InterruptedException {
    for (int i = 0; i < killsOfAKind; i++) {
      if (i % 4 == 3) {
        killFromStart(random.nextInt(LONGEST_START_MS));
      } else {
        int after = random.nextInt(LONGEST_SERVER_MS);
        ServerProcess running = ServerProcess.start(options, data);
        if (!token.isDone()) {
          token.complete(createToken(running.api()));
        }
        api = running.api();
        Thread.sleep(after);
        kill(running.process());
        killed("a server %,d ms after its first answer", after);
      }
    }
    ServerProcess last = ServerProcess.start(options, data);
    server = last;
    api = last.api();
  }

  private static String createToken(Api admin) throws IOException, InterruptedException {
    byte[] wanted =
        "{\"name\":\"campaign\",\"scopes\":[\"ingest\"]}".getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(admin.post("/api/tokens", "application/json", wanted))
        .path("token")
        .asString();
  }

  private @Nullable Api intake() {
    Api running = api;
    return running == null ? null : new Api(running.url(), token.join());
  }

  private void killFromStart(int after) throws InterruptedException {
    CompletableFuture<Void> killing = new CompletableFuture<>();
    try {
      api =
          ServerProcess.start(
                  options, data, process -> killing.completeAsync(() -> killLater(process, after)))
              .api();
    } catch (IOException e) {
      // It was killed before its first answer; kill() would have told if it had not.
      api = null;
    }
    killing.join();
    killed("a server %,d ms after its start", after);
  }

  private @Nullable Void killLater(ProcessHandle process, int after) {
    try {
      Thread.sleep(after);
      kill(process);
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void kill(ProcessHandle process) {
    require(process.isAlive(), "a server ended by itself, see server.log");
    api = null;
    process.destroyForcibly();
    process.onExit().join();
    serverKills.incrementAndGet();
  }

  private void killHosts(HostProcess.Kind kind, AtomicInteger left, SplittableRandom random)
      throws IOException, InterruptedException {
    HostProcess host = startHost(kind);
    while (left.getAndDecrement() > 0) {
      long started = System.nanoTime();
      awaitServerKills(killsOfAKind - left.get() - AHEAD);
      Thread.sleep(random.nextInt(LONGEST_HOST_MS));
      require(host.isAlive(), host.name() + " ended by itself, see hosts.log");
      host.kill();
      promised.put(host.name(), host.durable());
      hostKills.incrementAndGet();
      killed(
          "%s %,d ms after its start, %,d durable",
          host.name(), (System.nanoTime() - started) / 1_000_000, host.durable());
      host = startHost(kind);
    }
    synchronized (survivors) {
      survivors.add(host);
    }
  }

  /** Starting a server takes long; hosts are to die as long as servers do. */
  private void awaitServerKills(int so) throws InterruptedException {
    while (serverKills.get() < so) {
      Thread.sleep(50);
    }
  }

  private HostProcess startHost(HostProcess.Kind kind) throws IOException {
    String name = kind.name().toLowerCase(Locale.ROOT) + "-" + names.incrementAndGet();
    return HostProcess.start(
        kind,
        options.root().toAbsolutePath(),
        data,
        name,
        token.join(),
        directory.resolve("hosts.log"));
  }

  /** Sends all that is in the queue; answers the outcomes that all hooks counted, by name. */
  private Map<String, Long> drain() throws InterruptedException {
    say("sending the rest");
    Path queue = data.resolve("queue");
    long until = System.nanoTime() + DRAIN_NANOS;
    while (!Diagnosis.of(queue).segments().isEmpty() && System.nanoTime() < until) {
      try (AnalyticsClient client =
          AnalyticsClient.builder().dataDirectory(data).shutdownLimit(DRAIN_STEP).build()) {
        Thread.sleep(1000); // it takes over what others left; closing sends it
        client.doctor().findings().forEach(finding -> say("the hook says: %s", finding));
      }
    }
    require(Diagnosis.of(queue).segments().isEmpty(), "the queue could not be sent to the end");
    Map<String, Object> counters = Diagnosis.of(queue).counters();
    Map<String, Long> lost = counts(counters.get("lost"));
    Map<String, Long> sent = counts(counters.get("sent"));
    say("hooks counted as lost %s, as sent %s", lost, sent);
    // A host that dies in a write leaves a torn record, of which it had promised nothing.
    long torn = Objects.requireNonNullElse(lost.remove("torn"), 0L);
    require(torn <= hostKills.get(), "more torn records than killed hosts: " + torn);
    require(lost.values().stream().allMatch(count -> count == 0), "the hooks lost events: " + lost);
    for (String never : List.of("quarantined", "refused")) {
      require(sent.getOrDefault(never, 0L) == 0, "events of the hooks were " + never);
    }
    return sent;
  }

  private static Map<String, Long> counts(@Nullable Object group) {
    Map<String, Long> counts = new TreeMap<>();
    if (group instanceof Map<?, ?> members) {
      members.forEach(
          (name, count) -> counts.put(String.valueOf(name), ((Number) count).longValue()));
    }
    return counts;
  }

  private boolean conclude(Map<String, Long> sent) throws IOException, InterruptedException {
    ServerProcess last = Objects.requireNonNull(server, "server");
    last.awaitEvents(0);
    JsonNode books = JSON.readTree(last.api().get("/api/accounting")).path("total");
    JsonNode shown = JSON.readTree(last.api().get("/api/events?period=all&limit=1")).path("total");
    last.close();
    FaultsVerdict verdict = new FaultsVerdict();
    verdict.judge(data.resolve("ledger.sqlite"), deliveries, promised, sent);
    long outcomes =
        List.of("stored", "duplicate", "quarantined", "refused").stream()
            .mapToLong(outcome -> books.path(outcome).asLong())
            .sum();
    require(books.path("received").asLong() == outcomes, "the books do not balance: " + books);
    require(
        shown.asLong() == verdict.rows(),
        "%s events are shown, %,d stored".formatted(shown, verdict.rows()));
    say("%,d kills, %,d of them hosts", kills.get(), hostKills.get());
    verdict.figures().forEach(figure -> say("%s", figure));
    violations.addAll(verdict.violations());
    violations.forEach(violation -> say("VIOLATED: %s", violation));
    say(violations.isEmpty() ? "every promise was kept" : "see %s", directory);
    if (violations.isEmpty()) {
      new Scratch(data).close();
    }
    return violations.isEmpty();
  }

  private void killed(String what, Object... details) {
    say("%d: killed %s", kills.incrementAndGet(), what.formatted(details));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violation(otherwise);
    }
  }

  private void violation(String what) {
    violations.add(what);
    say("VIOLATED: %s", what);
  }

  /** To the console and to the log that stays. */
  private synchronized void say(String format, Object... details) {
    String line = CLOCK.format(LocalTime.now()) + " " + format.formatted(details);
    System.out.println(line);
    try {
      Files.writeString(
          directory.resolve("faults.log"),
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
