package io.aecos.analytics.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a client can be told. {@code server} and {@code token} are null when they are to
 * be read from the data directory's {@code run/server.json}.
 */
record ClientSettings(
    Path dataDirectory,
    Path queueDirectory,
    @Nullable URI server,
    @Nullable String token,
    @Nullable Path authorities,
    long queueBytes,
    int memoryBytes,
    int batchSize,
    FsyncPolicy fsync,
    Duration shutdownLimit,
    Duration requestLimit,
    ThreadFactory threads,
    InstantSource clock) {

  /** Small enough that dropping the oldest segment never drops most of the queue. */
  int segmentBytes() {
    return (int) Math.max(64 * 1024, Math.min(QueueFormat.SEGMENT_BYTES, queueBytes / 4));
  }
}
