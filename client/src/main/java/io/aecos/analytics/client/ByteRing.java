package io.aecos.analytics.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded, lock-free ring of byte records between many threads that offer and one that takes. A
 * record is a length (int) and its bytes, aligned to 8; the length is written last and publishes
 * it. A negative length is padding up to the end of the buffer. Memory that was taken is zeroed
 * before it is given back, so that a length of 0 always means "not yet".
 *
 * <p>Positions only grow; a position is an offset in the endless stream of bytes.
 */
final class ByteRing {
  private static final VarHandle LENGTH =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final int HEADER = Integer.BYTES;
  private static final byte[] ZEROS = new byte[8 * 1024];

  /** Receives the records in order. */
  interface Taker {
    /** Whether the record was taken; after false no more are given. */
    boolean take(ByteBuffer ring, int index, int length);
  }

  private final ByteBuffer ring;
  private final int capacity;
  private final AtomicLong tail = new AtomicLong();
  private volatile long head;

  /** A ring of {@code capacity} bytes, a power of two. */
  ByteRing(int capacity) {
    if (Integer.bitCount(capacity) != 1 || capacity < 64) {
      throw new IllegalArgumentException("not a power of two: " + capacity);
    }
    this.capacity = capacity;
    ring = ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
  }

  /** The largest record that an empty ring takes for sure. */
  int maxRecord() {
    return capacity / 2 - HEADER - 8;
  }

  /** Everything offered so far lies before this position. */
  long offered() {
    return tail.get();
  }

  /** Everything before this position was taken. */
  long taken() {
    return head;
  }

  boolean isEmpty() {
    return taken() == offered();
  }

  /** Copies a record in; false when there is no room. Never waits. */
  boolean offer(byte[] bytes, int length) {
    int needed = align(HEADER + length);
    while (true) {
      long start = tail.get();
      int index = index(start);
      int toEnd = capacity - index;
      int padding = needed > toEnd ? toEnd : 0;
      if (start + padding + needed - head > capacity) {
        return false;
      }
      if (tail.compareAndSet(start, start + padding + needed)) {
        if (padding > 0) {
          LENGTH.setRelease(ring, index, -padding);
          index = 0;
        }
        ring.put(index + HEADER, bytes, 0, length);
        LENGTH.setRelease(ring, index, length);
        return true;
      }
    }
  }

  /**
   * Gives published records to {@code taker} and answers the position after the last one that it
   * took. They stay in the ring until {@link #release}, so what could not be used is given again.
   * For one thread.
   */
  long peek(Taker taker) {
    long position = head;
    long end = position + capacity;
    while (position < end) {
      int index = index(position);
      int length = (int) LENGTH.getAcquire(ring, index);
      if (length == 0) {
        return position;
      }
      if (length < 0) {
        position -= length;
      } else if (taker.take(ring, index + HEADER, length)) {
        position += align(HEADER + length);
      } else {
        return position;
      }
    }
    return position;
  }

  /** Gives the memory before {@code position} back. For the same thread as {@link #peek}. */
  void release(long position) {
    long from = head;
    while (from < position) {
      int index = index(from);
      int length = (int) Math.min(Math.min(position - from, ZEROS.length), capacity - index);
      ring.put(index, ZEROS, 0, length);
      from += length;
    }
    head = position;
  }

  private int index(long position) {
    return (int) (position & (capacity - 1));
  }

  private static int align(int length) {
    return (length + 7) & ~7;
  }
}
