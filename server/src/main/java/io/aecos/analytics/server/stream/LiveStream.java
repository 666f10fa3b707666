package io.aecos.analytics.server.stream;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.source.SourceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells everyone who listens what has changed. Changes of a fifth of a second are told at once. A
 * few threads serve all streams. Safe for use by many threads.
 */
public final class LiveStream implements SmartLifecycle {
  private static final int MOST_STREAMS = 256;
  private static final int PAGE_ROWS = 5_000;
  private static final long TICK_MILLIS = 200;
  private static final long HEARTBEAT_SECONDS = 15;
  private static final long DOUBT_SECONDS = 5;

  private static final Subscriber.Message SOURCES =
      new Subscriber.Message("sources", null, Map.of());

  private final Ledger ledger;
  private final Projection projection;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final Map<Scope, List<Change>> pending = new HashMap<>();
  private final ExecutorService senders = Executors.newFixedThreadPool(4, LiveStream::thread);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(LiveStream::thread);
  private volatile Map<Scope, List<SourceState>> sources = Map.of();
  private volatile boolean running;

  public LiveStream(Ledger ledger, Projection projection) {
    this.ledger = ledger;
    this.projection = projection;
  }

  /**
   * A stream for {@code viewer} that begins with the watermark; after {@code lastSeen}, where it
   * broke off, with all that has changed since. It ends soon after {@code stillSo} has become
   * false: whoever listens asks again then, and is let in as who they are by now, or not at all.
   */
  SseEmitter open(Viewer viewer, @Nullable Long lastSeen, BooleanSupplier stillSo) {
    if (!running || subscribers.size() >= MOST_STREAMS) {
      throw new AnalyticsException(
          ErrorCode.OVERLOADED, "Too many streams are open. Close a tab, or try again soon.");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Subscriber[] self = new Subscriber[1];
    Subscriber subscriber =
        new Subscriber(
            viewer.scope(), stillSo, emitter, senders, () -> subscribers.remove(self[0]));
    self[0] = subscriber;
    Runnable gone = () -> subscribers.remove(subscriber);
    emitter.onCompletion(gone);
    emitter.onTimeout(gone);
    emitter.onError(error -> gone.run());
    subscribers.add(subscriber);
    subscriber.begin(missed(viewer.scope(), lastSeen));
    return emitter;
  }

  /**
   * Rows, in ascending order and not empty, are about to become visible; what it gives tells of it
   * when they are. Whoever has come in between is told that numbers may have changed.
   */
  public Runnable applied(List<LedgerRow> rows) {
    LedgerRow last = rows.get(rows.size() - 1);
    Map<Scope, Optional<Change>> changes = new HashMap<>();
    for (Scope scope : scopes()) {
      boolean concerns = Change.concerns(rows, scope);
      changes.put(scope, concerns ? Optional.of(Change.of(rows, scope)) : Optional.empty());
    }
    Optional<Change> unknown = Optional.of(Change.none(last.seq(), last.receivedAt()));
    return () -> {
      synchronized (pending) {
        for (Scope scope : scopes()) {
          changes
              .getOrDefault(scope, unknown)
              .ifPresent(
                  change -> pending.computeIfAbsent(scope, of -> new ArrayList<>()).add(change));
        }
      }
    };
  }

  private Set<Scope> scopes() {
    return subscribers.stream().map(Subscriber::scope).collect(Collectors.toSet());
  }

  /** The state of sources changed: told to who may see one that is not as it was. */
  public void sourcesChanged() {
    List<SourceState> states = ledger.sources().all();
    Map<Scope, List<SourceState>> now = new HashMap<>();
    subscribers.forEach(
        subscriber ->
            now.computeIfAbsent(
                subscriber.scope(),
                scope ->
                    states.stream().filter(state -> scope.seesProject(state.project())).toList()));
    Map<Scope, List<SourceState>> before = sources;
    sources = now;
    now.forEach(
        (scope, visible) -> {
          if (scope.isEverything() || !visible.equals(before.getOrDefault(scope, List.of()))) {
            tell(SOURCES, scope::equals);
          }
        });
  }

  /** Work in the background made progress; it names folders and projects, whoever may see them. */
  public void progressed(Object progress) {
    tell(new Subscriber.Message("import", null, progress), Scope::isEverything);
  }

  @Override
  public void start() {
    running = true;
    var unused1 =
        clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    var unused2 =
        clock.scheduleWithFixedDelay(
            () -> tell(Subscriber.Message.HEARTBEAT, scope -> true),
            HEARTBEAT_SECONDS,
            HEARTBEAT_SECONDS,
            TimeUnit.SECONDS);
    var unused3 =
        clock.scheduleWithFixedDelay(this::dismiss, DOUBT_SECONDS, DOUBT_SECONDS, TimeUnit.SECONDS);
  }

  private void dismiss() {
    subscribers.stream().filter(subscriber -> !subscriber.isStillSo()).forEach(Subscriber::close);
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdownNow();
    subscribers.forEach(Subscriber::close);
    senders.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Last to start and first to stop: an open stream would keep the web server from ending. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  int size() {
    return subscribers.size();
  }

  private void tick() {
    Map<Scope, List<Change>> due;
    synchronized (pending) {
      due = Map.copyOf(pending);
      pending.clear();
    }
    for (Subscriber subscriber : subscribers) {
      List<Change> changes = due.get(subscriber.scope());
      if (changes != null) {
        subscriber.tell(changes);
      }
    }
  }

  private void tell(Subscriber.Message message, Predicate<Scope> whom) {
    if (running) {
      subscribers.stream()
          .filter(subscriber -> whom.test(subscriber.scope()))
          .forEach(subscriber -> subscriber.send(message));
    }
  }

  private Change missed(Scope scope, @Nullable Long lastSeen) {
    Watermark now = projection.watermark();
    if (lastSeen == null || lastSeen >= now.seq()) {
      return Change.none(now.seq(), now.receivedAt());
    }
    return since(lastSeen, now, scope);
  }

  /** However much it is: who is told of a part only keeps the rest as it was. */
  private Change since(long seen, Watermark now, Scope scope) {
    Change change = Change.none(seen, null);
    while (change.seq() < now.seq()) {
      List<LedgerRow> rows =
          ledger.read(change.seq(), PAGE_ROWS).stream()
              .filter(row -> row.seq() <= now.seq())
              .toList();
      if (rows.isEmpty()) {
        break;
      }
      change = change.plus(Change.of(rows, scope));
    }
    return change.plus(Change.none(now.seq(), now.receivedAt()));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stream");
    thread.setDaemon(true);
    return thread;
  }
}
