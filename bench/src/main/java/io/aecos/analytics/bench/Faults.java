package io.aecos.analytics.bench;

import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends events to a server that is killed at random moments, again and again on one data directory,
 * and counts afterwards: every acknowledged event must be there, and none twice.
 */
public final class Faults {
  private static final int BATCH = 200;

  private final Options options;
  private final Path data;
  private final Random random;
  private final Iterator<Event> events;
  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
  private final Set<UUID> acknowledged = new HashSet<>();
  private List<Event> unanswered = List.of();

  private Faults(Options options, Path data, long seed) {
    this.options = options;
    this.data = data;
    this.random = new Random(seed);
    this.events =
        DemoFirm.until(Instant.parse("2026-01-01T00:00:00Z")).sized(10_000_000).stream().iterator();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int rounds = (int) take(rest, "--rounds", 100);
    long seed = take(rest, "--seed", 1);
    Options options = Options.parse(rest, Set.of());
    boolean held;
    try (Scratch scratch = Scratch.in(options.work())) {
      Faults faults = new Faults(options, scratch.file("data"), seed);
      try {
        for (int round = 1; round <= rounds; round++) {
          faults.round(round);
        }
        held = faults.count();
      } finally {
        faults.killer.shutdownNow();
      }
    }
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

  private void round(int number) throws IOException, InterruptedException {
    int before = acknowledged.size();
    try (ServerProcess server = ServerProcess.start(options, data)) {
      killer.schedule(server::kill, 20 + random.nextInt(1500), TimeUnit.MILLISECONDS);
      sendUntilItFails(server.api());
    }
    System.out.printf(
        "round %d: killed after %,d acknowledged events%n", number, acknowledged.size() - before);
  }

  /** What was not answered is sent again first: the client cannot know whether it was taken in. */
  private void sendUntilItFails(Api api) throws InterruptedException {
    List<Event> batch = unanswered.isEmpty() ? nextBatch() : unanswered;
    try {
      while (true) {
        api.post("/api/events", "application/x-ndjson", lines(batch));
        batch.forEach(event -> acknowledged.add(event.id()));
        batch = nextBatch();
      }
    } catch (IOException e) {
      unanswered = batch;
    }
  }

  private List<Event> nextBatch() {
    List<Event> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH) {
      batch.add(events.next());
    }
    return batch;
  }

  private static byte[] lines(List<Event> batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Event event : batch) {
      lines.writeBytes(EventJson.write(event));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /** Compares the ledger with what was acknowledged; true when the promise was kept. */
  private boolean count() {
    Map<UUID, Integer> stored = new HashMap<>();
    AccountingBook.Counts counts;
    try (Ledger ledger = SqliteLedger.open(data.resolve("ledger.sqlite"))) {
      List<LedgerRow> rows = ledger.read(0, 10_000);
      while (!rows.isEmpty()) {
        rows.forEach(row -> stored.merge(row.event().id(), 1, Integer::sum));
        rows = ledger.read(rows.get(rows.size() - 1).seq(), 10_000);
      }
      counts = ledger.accounting().total();
    }
    long lost = acknowledged.stream().filter(id -> !stored.containsKey(id)).count();
    long twice = stored.values().stream().filter(times -> times > 1).count();
    long unaccounted = Math.abs(counts.stored() - stored.size());
    System.out.printf(
        "acknowledged %,d, stored %,d, duplicates counted %,d, lost %d, twice %d, unaccounted %d%n",
        acknowledged.size(), stored.size(), counts.duplicate(), lost, twice, unaccounted);
    return lost == 0 && twice == 0 && unaccounted == 0;
  }
}
