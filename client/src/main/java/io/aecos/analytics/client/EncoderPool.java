package io.aecos.analytics.client;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends encoders to threads. A thread finds "its" encoder by its number; when another thread has
 * it, a new one is made for the moment. Unlike a thread-local, this pins nothing to the host's
 * threads and stays small under millions of virtual ones.
 */
final class EncoderPool {
  private static final int SLOTS = 64;
  private static final int STRIDE = 16; // keeps neighbours off each other's cache lines

  private final AtomicReferenceArray<@Nullable EventEncoder> slots =
      new AtomicReferenceArray<>(SLOTS * STRIDE);
  private final Supplier<EventEncoder> maker;

  EncoderPool(Supplier<EventEncoder> maker) {
    this.maker = maker;
  }

  EventEncoder take() {
    EventEncoder encoder = slots.getAndSet(slot(), null);
    return encoder == null ? maker.get() : encoder;
  }

  void giveBack(EventEncoder encoder) {
    encoder.shrink();
    slots.setRelease(slot(), encoder);
  }

  private static int slot() {
    return (int) (threadId() & (SLOTS - 1)) * STRIDE;
  }

  @SuppressWarnings("deprecation") // its successor came with JDK 19
  private static long threadId() {
    return Thread.currentThread().getId();
  }
}
