package io.aecos.analytics.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says how a client works; everything has a default. Settings that make no sense throw {@link
 * IllegalArgumentException} here, where a programmer sees it, and never later.
 */
public final class ClientBuilder {
  private Path dataDirectory = Path.of(System.getProperty("user.home", "."), ".aecos", "analytics");
  private @Nullable Path queueDirectory;
  private @Nullable URI server;
  private @Nullable String token;
  private @Nullable Path authorities;
  private long queueBytes = 256L << 20;
  private int memoryBytes = 4 << 20;
  private int batchSize = QueueFormat.BATCH_RECORDS;
  private FsyncPolicy fsync = FsyncPolicy.NEVER;
  private Duration shutdownLimit = Duration.ofSeconds(2);
  private Duration requestLimit = Duration.ofSeconds(30);
  private ThreadFactory threads = ClientBuilder::daemon;
  private InstantSource clock = InstantSource.system();
  private boolean shutdownHook = true;
  private boolean enabled = true;

  ClientBuilder() {}

  /** The data directory of the server on this machine; {@code run/server.json} there names it. */
  public ClientBuilder dataDirectory(Path directory) {
    dataDirectory = directory;
    return this;
  }

  /** Where the queue lies; without this, {@code queue/} in the data directory. */
  public ClientBuilder queueDirectory(Path directory) {
    queueDirectory = directory;
    return this;
  }

  /** The server's address, for example {@code http://localhost:8400}. */
  public ClientBuilder server(URI server) {
    String scheme = String.valueOf(server.getScheme());
    require(server.getHost() != null && scheme.matches("https?"), "not an http address: " + server);
    this.server = server;
    return this;
  }

  /** The token that the server knows this program by. */
  public ClientBuilder token(String token) {
    require(token.chars().allMatch(c -> c > ' ' && c < 0x7f), "the token has odd characters");
    this.token = token;
    return this;
  }

  /** A PEM file with certificates to trust besides those that the platform trusts. */
  public ClientBuilder authorities(Path pem) {
    authorities = pem;
    return this;
  }

  /** How large the queue may grow while the server is away; then the oldest events go. */
  public ClientBuilder queueBytes(long bytes) {
    require(bytes >= 256 * 1024, "the queue needs 256 KiB at least");
    queueBytes = bytes;
    return this;
  }

  /** The memory between the host's threads and the queue; rounded up to a power of two. */
  public ClientBuilder memoryBytes(int bytes) {
    require(bytes >= 256 * 1024 && bytes <= 1 << 30, "the memory is 256 KiB to 1 GiB");
    memoryBytes = Integer.highestOneBit(bytes - 1) << 1;
    return this;
  }

  /** How many events go into one request, at most 500. */
  public ClientBuilder batchSize(int events) {
    require(events >= 1 && events <= QueueFormat.BATCH_RECORDS, "a batch has 1 to 500 events");
    batchSize = events;
    return this;
  }

  /** What "durable" means. */
  public ClientBuilder fsync(FsyncPolicy policy) {
    fsync = policy;
    return this;
  }

  /** How long closing may take, and with it the end of the program. */
  public ClientBuilder shutdownLimit(Duration limit) {
    require(!limit.isNegative(), "a limit is not negative");
    shutdownLimit = limit;
    return this;
  }

  /** How long the server may take for one request. */
  public ClientBuilder requestLimit(Duration limit) {
    require(!limit.isNegative() && !limit.isZero(), "a request needs some time");
    requestLimit = limit;
    return this;
  }

  /** Makes the two background threads; they should be daemons. */
  public ClientBuilder threads(ThreadFactory factory) {
    threads = factory;
    return this;
  }

  /** The clock that events are stamped with. */
  public ClientBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** Whether the end of the JVM closes the client; true without this. */
  public ClientBuilder shutdownHook(boolean wanted) {
    shutdownHook = wanted;
    return this;
  }

  /** Whether anything is recorded at all; a client that is off starts no threads. */
  public ClientBuilder enabled(boolean wanted) {
    enabled = wanted;
    return this;
  }

  /** Starts a client. Touches neither disk nor network in the caller's thread. */
  public AnalyticsClient build() {
    AnalyticsClient client = new AnalyticsClient(settings(), enabled);
    if (enabled) {
      client.start(shutdownHook);
    }
    return client;
  }

  ClientSettings settings() {
    Path queue = queueDirectory == null ? dataDirectory.resolve("queue") : queueDirectory;
    return new ClientSettings(
        dataDirectory,
        queue.toAbsolutePath().normalize(),
        server,
        token,
        authorities,
        queueBytes,
        memoryBytes,
        batchSize,
        fsync,
        shutdownLimit,
        requestLimit,
        threads,
        clock);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
