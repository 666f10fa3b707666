package io.aecos.analytics.server.csv;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Fails when the client takes too little of what it is sent. The web server cuts a client that
 * takes nothing at all; one that takes a few bytes now and then would hold a thread for days. Only
 * the time counts in which writing waits for the client, so a slow source is nobody's fault.
 */
public final class PacedStream extends FilterOutputStream {
  /** Below the slowest telephone network. */
  static final long LEAST_BYTES_PER_SECOND = 4_096;

  private final Duration patience;
  private final LongSupplier nanos;
  private long waited;
  private long taken;

  /** {@code nanos} is a clock that only moves forward. */
  public PacedStream(OutputStream client, Duration patience, LongSupplier nanos) {
    super(client);
    this.patience = patience;
    this.nanos = nanos;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    long begun = nanos.getAsLong();
    out.write(bytes, offset, length);
    waited += nanos.getAsLong() - begun;
    taken += length;
    if (waited >= patience.toNanos()) {
      judge();
    }
  }

  private void judge() throws IOException {
    double seconds = waited / 1e9;
    if (taken < seconds * LEAST_BYTES_PER_SECOND) {
      throw new IOException(
          "the client took %d bytes in %.0f s, which is too little".formatted(taken, seconds));
    }
    waited = 0;
    taken = 0;
  }
}
