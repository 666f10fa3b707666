package io.aecos.analytics.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the host's threads and brings them to the server, whatever happens to either.
 *
 * <p>An event goes through three places. <b>Memory:</b> {@link EventBuilder#record} returns when
 * the event lies in a bounded memory; that takes about a microsecond, needs no lock and no system
 * call, and is all that the host ever waits for. <b>Queue file:</b> a thread writes it there within
 * milliseconds; from then on it survives the death of the process, and with {@link
 * FsyncPolicy#EACH_WRITE} that of the machine. {@link #flush} waits for this. <b>Server:</b> a
 * second thread sends it in batches, for as many days as it takes.
 *
 * <p>What cannot be kept is counted with its {@link LossReason}. Safe for use by many threads.
 */
public final class AnalyticsClient implements AutoCloseable {
  private final boolean enabled;
  private final ClientSettings settings;
  private final ByteRing ring;
  private final EncoderPool encoders;
  private final Tally<LossReason> lost = new Tally<>(LossReason.class);
  private final LossPlaces places = new LossPlaces();
  private final Tally<Mending> mended = new Tally<>(Mending.class);
  private final LongAdder recorded = new LongAdder();
  private final Troubles troubles = new Troubles();
  private final QueueStore store;
  private final QueueBooks books;
  private final QueueWriter writer;
  private final Sender sender;
  private final Background background;
  private volatile boolean closed;

  AnalyticsClient(ClientSettings settings, boolean enabled) {
    this.enabled = enabled;
    this.settings = settings;
    EventIdSequence ids = new EventIdSequence();
    Signal written = new Signal();
    ring = new ByteRing(settings.memoryBytes());
    encoders = new EncoderPool(() -> new EventEncoder(settings.clock(), ids, mended));
    store = new QueueStore(settings, ids, lost, places);
    books = new QueueBooks(settings.queueDirectory(), lost, mended, places, this::reportLoss);
    writer = new QueueWriter(ring, store, lost, troubles, written);
    sender = new Sender(store, books, troubles, written);
    background = new Background(settings, writer, sender, troubles);
  }

  /** A client to be set up by hand. */
  public static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /**
   * A client set up by the environment: {@code AECOS_ANALYTICS_URL}, {@code AECOS_ANALYTICS_TOKEN},
   * {@code AECOS_ANALYTICS_HOME}, {@code AECOS_ANALYTICS_QUEUE}, {@code
   * AECOS_ANALYTICS_QUEUE_BYTES}, {@code AECOS_ANALYTICS_FSYNC} and {@code AECOS_ANALYTICS_OFF}. A
   * value that makes no sense is passed over, and {@link #doctor} says so.
   */
  public static AnalyticsClient fromEnvironment() {
    Environment environment = new Environment(System.getenv());
    AnalyticsClient client = environment.builder().build();
    client.troubles.settings(environment.trouble());
    return client;
  }

  void start(boolean shutdownHook) {
    background.start(shutdownHook ? this::close : null);
  }

  /** Records an event without a value. False means that it was not taken, which is counted. */
  public boolean record(String module, String type) {
    return event(module, type).record();
  }

  /** Records an event with its value. False means that it was not taken, which is counted. */
  public boolean record(String module, String type, double value) {
    return event(module, type).value(value).record();
  }

  /** An event to be filled in and recorded. */
  public EventBuilder event(String module, String type) {
    return new EventBuilder(this, module, type);
  }

  /** Measures the time until the answer is closed, and records it. */
  public Timing time(String module, String type) {
    return new Timing(event(module, type));
  }

  /**
   * Waits, at most {@code limit}, until all that was recorded before is in the queue file. False
   * means that this is not certain.
   */
  public boolean flush(Duration limit) {
    return !enabled || writer.flush(limit);
  }

  /** What this client did so far. */
  public ClientStats stats() {
    return new ClientStats(
        recorded.sum(),
        writer.writtenEvents(),
        books.sent(),
        lost.snapshot(),
        mended.snapshot(),
        troubles.first());
  }

  /** The state of the queue directory, and what is wrong with it. */
  public Diagnosis doctor() {
    return Diagnosis.of(settings.queueDirectory(), store::look).with(troubles);
  }

  /**
   * Takes no more events, writes what it has and sends what it can within the shutdown limit. What
   * was not sent stays in the queue for the next process.
   */
  @Override
  public void close() {
    closed = true;
    background.stop();
    books.write();
  }

  Tally<Mending> mended() {
    return mended;
  }

  /** Takes an event. Never throws, whatever the host handed over. */
  boolean accept(EventBuilder event) {
    try {
      return enabled && !refuseWhenClosed(event) && offer(event);
    } catch (Throwable e) { // also a stack or a heap that is full: they are the host's to notice
      lost(LossReason.INVALID, event);
      return false;
    }
  }

  private boolean refuseWhenClosed(EventBuilder event) {
    if (closed) {
      lost(LossReason.CLOSED, event);
    }
    return closed;
  }

  /** Counts a loss, and keeps where it was as far as this can be told. */
  private void lost(LossReason reason, EventBuilder event) {
    try {
      String project = event.project == null ? AnalyticsContext.current().project() : event.project;
      Instant at = event.occurredAt == null ? settings.clock().instant() : event.occurredAt;
      places.add(reason, project, event.module, at);
    } finally {
      lost.count(reason);
    }
  }

  private boolean offer(EventBuilder event) {
    EventEncoder encoder = encoders.take();
    LossReason loss;
    try {
      loss = offer(encoder, encoder.encode(event));
    } finally {
      encoders.giveBack(encoder);
    }
    if (loss != null) {
      lost(loss, event);
      return false;
    }
    recorded.increment();
    writer.wakeIfAsleep();
    return true;
  }

  private @Nullable LossReason offer(EventEncoder encoder, int length) {
    if (length > Math.min(ring.maxRecord(), QueueFormat.MAX_RECORD)) {
      return LossReason.TOO_LARGE;
    }
    if (!ring.offer(encoder.bytes(), length)) {
      return writer.whyFull();
    }
    return writer.isFinished() ? LossReason.CLOSED : null;
  }

  private boolean reportLoss(LossPlaces.Place place, Lost what) {
    if (closed) {
      return false;
    }
    EventBuilder event = event("hook", "events_lost").value(what.events());
    // Not that of the thread's context, which is none of this loss.
    event.project(place.project()).attribute("reason", place.reason().code());
    if (what.modules().size() == 1) {
      event.attribute("module", what.modules().first());
    } else if (!what.modules().isEmpty()) {
      event.attribute("modules", what.modules());
    }
    if (what.since() != null && what.until() != null) {
      event.attribute("since", what.since()).attribute("until", what.until());
    }
    return event.record();
  }
}
