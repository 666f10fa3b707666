package io.aecos.analytics.server.erasure;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.intake.ErasedPeople;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.Rewriting;
import io.aecos.analytics.ledger.Rewriting.Words;
import io.aecos.analytics.pseudonym.Pseudonyms;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Erasure;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the names of people who were erased out of the ledger, in the background. What of it was
 * done is kept, so after a restart it goes on from there; what fails is tried again. Safe for use
 * by many threads.
 */
public final class Erasing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);
  private static final int PAGE = 2_000;
  private static final int PAGES_BETWEEN_NOTES = 20;
  private static final long AGAIN_SECONDS = 30;
  private static final long HEARD_SECONDS = 5;
  private static final long STOP_SECONDS = 20;

  private final Parts parts;
  private final Directory directory;
  private final ScheduledExecutorService worker =
      Executors.newScheduledThreadPool(2, Erasing::thread);
  private volatile long seq;
  private volatile String failure = "";

  public Erasing(Parts parts) {
    this.parts = parts;
    this.directory = new Directory(parts.registry());
  }

  /**
   * What is needed; {@code rewritten} is told when the ledger reads otherwise, {@code deleteFiles}
   * deletes the files of a person's reports, {@code shared} tells whether other nodes write to the
   * same ledger, of which one at a time has the {@code duty} to rewrite it.
   */
  public record Parts(
      Ledger ledger,
      Registry registry,
      ErasedPeople erased,
      Runnable rewritten,
      Consumer<String> deleteFiles,
      boolean shared,
      Duty duty,
      Clock clock) {}

  /** Takes up what an earlier process left, and listens to what other nodes do. */
  public void start() {
    if (parts.shared()) {
      worker.scheduleWithFixedDelay(this::listen, HEARD_SECONDS, HEARD_SECONDS, TimeUnit.SECONDS);
    }
    begin();
  }

  /** Where nodes share a ledger, only once all of them replace the names. */
  private void begin() {
    worker.schedule(this::work, parts.shared() ? 3 * HEARD_SECONDS : 0, TimeUnit.SECONDS);
  }

  private void listen() {
    try {
      Pseudonyms known = pseudonyms();
      if (!known.byDigest().equals(parts.erased().now().byDigest())) {
        parts.erased().become(known);
      }
    } catch (RuntimeException e) {
      LOG.warn("Who was erased elsewhere cannot be asked; it is tried again", e);
    }
  }

  private Pseudonyms pseudonyms() {
    return parts.registry().read(entries -> entries.erasures().pseudonyms());
  }

  /** Erases a person; when this returns, nothing that comes in names them any more. */
  Erasure erase(String name) {
    String known =
        parts
            .registry()
            .read(entries -> entries.people().find(name))
            .map(Person::name)
            .orElseThrow(() -> Directory.notFound("person", name));
    parts.deleteFiles().accept(known);
    Erasure begun = directory.erase(known, parts.clock().instant());
    parts.erased().become(pseudonyms());
    begin();
    return begun;
  }

  /** How an erasure stands; throws {@code NOT_FOUND}. */
  Erasure find(String person) {
    return all().stream()
        .filter(one -> one.person().equals(person))
        .findFirst()
        .orElseThrow(() -> Directory.notFound("erasure of", person));
  }

  private List<Erasure> all() {
    return parts.registry().read(entries -> entries.erasures().all());
  }

  /** Up to which event the one that is being worked on is rewritten. */
  long reached() {
    return seq;
  }

  /** Why it does not go on at the moment; "" where it does. */
  String failure() {
    return failure;
  }

  private synchronized void work() {
    try {
      for (Erasure erasure : all()) {
        if (!erasure.isDone() && isMine()) {
          rewrite(erasure);
        }
      }
      failure = "";
    } catch (RuntimeException e) {
      LOG.warn("An erasure is not through; it is tried again", e);
      failure =
          e instanceof AnalyticsException ? String.valueOf(e.getMessage()) : "the log tells more";
      if (!worker.isShutdown()) {
        worker.schedule(this::work, AGAIN_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** Another node may have it, and may die before it is through. */
  private boolean isMine() {
    boolean mine = parts.duty().isMine();
    if (!mine && !worker.isShutdown()) {
      worker.schedule(this::work, AGAIN_SECONDS, TimeUnit.SECONDS);
    }
    return mine;
  }

  private void rewrite(Erasure begun) {
    refuseArchived();
    Rewriting rewriting = parts.ledger().rewriting();
    Erasure erasure = items(events(begun, rewriting), rewriting);
    rewriting.senders(parts.erased()::renamed);
    rewriting.finish();
    parts.registry().purge();
    parts.rewritten().run();
    put(erasure.done(parts.clock().instant().truncatedTo(ChronoUnit.DAYS)));
    LOG.info("{} is erased from the ledger", erasure.person());
  }

  /** Names in archived events would stay, and come back with each rebuild. */
  private void refuseArchived() {
    boolean archived =
        parts.ledger().segments().filter(segments -> !segments.parts().isEmpty()).isPresent();
    if (archived) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT,
          "events are archived, and names in them would stay: bring them back by `aecos analytics"
              + " restore-archive --from 1970-01-01 --to 9999-12-31`, and this goes on by itself");
    }
  }

  private Erasure events(Erasure begun, Rewriting rewriting) {
    Erasure erasure = begun;
    seq = erasure.seq();
    OptionalLong last = rewriting.events(seq, PAGE, parts.erased()::renamed);
    for (int page = 1; last.isPresent(); page++) {
      seq = last.getAsLong();
      erasure = erasure.reached(seq, erasure.item());
      if (page % PAGES_BETWEEN_NOTES == 0) {
        put(erasure);
      }
      refuseWhenStopped();
      last = rewriting.events(seq, PAGE, parts.erased()::renamed);
    }
    put(erasure);
    return erasure;
  }

  private Erasure items(Erasure begun, Rewriting rewriting) {
    Erasure erasure = begun;
    OptionalLong last = rewriting.quarantine(erasure.item(), PAGE, this::renamed);
    while (last.isPresent()) {
      erasure = erasure.reached(erasure.seq(), last.getAsLong());
      refuseWhenStopped();
      last = rewriting.quarantine(erasure.item(), PAGE, this::renamed);
    }
    put(erasure);
    return erasure;
  }

  private Words renamed(Words words) {
    ErasedPeople erased = parts.erased();
    return new Words(
        erased.renamed(words.raw()),
        erased.renamed(words.location()),
        erased.renamed(words.reason()),
        erased.renamed(words.settledBy()),
        erased.renamed(words.settledWhy()));
  }

  private void put(Erasure erasure) {
    parts
        .registry()
        .write(
            entries -> {
              entries.erasures().put(erasure);
              return erasure;
            });
  }

  private void refuseWhenStopped() {
    if (worker.isShutdown()) {
      throw new IllegalStateException("the server stops; the erasure goes on at the next start");
    }
    if (!parts.duty().isMine()) {
      throw new AnalyticsException(
          ErrorCode.CONFLICT, "another server of this ledger goes on with the erasure");
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("An erasure is still being worked on; it goes on at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "erasure");
    thread.setDaemon(true);
    return thread;
  }
}
