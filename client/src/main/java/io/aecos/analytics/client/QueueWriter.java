package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Moves records from the memory to the queue file, in groups, on a thread of its own. While the
 * file cannot be written, the records stay in memory and it tries again.
 */
final class QueueWriter implements Runnable {
  private static final int GROUP_BYTES = 512 * 1024;
  private static final long BUSY_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long IDLE_AFTER = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long MAX_PAUSE = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final ByteRing ring;
  private final QueueStore store;
  private final ClientSettings settings;
  private final Tally<LossReason> lost;
  private final Troubles troubles;
  private final Signal written;
  private final ByteBuffer group =
      ByteBuffer.allocateDirect(GROUP_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final Object progress = new Object();

  private volatile @Nullable Segment live;
  private long nextLook;
  private int grouped;
  private volatile long writtenEvents;
  private volatile @Nullable LossReason failing;
  private volatile boolean asleep;
  private volatile @Nullable Thread thread;
  private volatile long stopAt = Long.MAX_VALUE;
  private volatile boolean stopping;
  private volatile boolean finished;

  QueueWriter(
      ByteRing ring, QueueStore store, Tally<LossReason> lost, Troubles troubles, Signal written) {
    this.ring = ring;
    this.store = store;
    this.settings = store.settings();
    this.lost = lost;
    this.troubles = troubles;
    this.written = written;
  }

  long writtenEvents() {
    return writtenEvents;
  }

  /** Why the memory is full, if it is. */
  LossReason whyFull() {
    LossReason reason = failing;
    return reason == null ? LossReason.MEMORY_FULL : reason;
  }

  /** Whether nothing more will be taken from the memory. */
  boolean isFinished() {
    return finished;
  }

  /** To be called after a record was offered; costs a system call only after a second of peace. */
  void wakeIfAsleep() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits until everything offered before is in the file; false when the limit passed first. */
  boolean flush(Duration limit) {
    long target = ring.offered();
    long end = System.nanoTime() + limit.toNanos();
    LockSupport.unpark(thread);
    try {
      synchronized (progress) {
        long left = end - System.nanoTime();
        while (ring.taken() < target && !finished && left > 0) {
          progress.wait(left / 1_000_000, (int) (left % 1_000_000));
          left = end - System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ring.taken() >= target && !hasGivenUp(target);
  }

  /** Ends the thread when the memory is empty, or when {@code limit} has passed. */
  void stop(Duration limit) {
    stopAt = System.nanoTime() + limit.toNanos();
    stopping = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    long lastEvent = System.nanoTime();
    long pause = BUSY_PAUSE;
    while (!mayEnd()) {
      try {
        clearInterrupt();
        look();
        if (writeGroup()) {
          lastEvent = System.nanoTime();
          pause = BUSY_PAUSE;
        } else {
          rest(System.nanoTime() - lastEvent > IDLE_AFTER);
        }
      } catch (IOException | RuntimeException | Error e) {
        failed(e);
        pause = Math.min(2 * pause, MAX_PAUSE);
        LockSupport.parkNanos(stopping ? BUSY_PAUSE : pause);
      }
    }
    finish();
  }

  /** An interrupt closes every file it meets, and no pause would last: stop() ends this thread. */
  private static void clearInterrupt() {
    boolean unused = Thread.interrupted();
  }

  private boolean mayEnd() {
    return stopping && (ring.isEmpty() || System.nanoTime() - stopAt >= 0);
  }

  /** Writes what is there, as far as it fits; false when there was nothing. */
  private boolean writeGroup() throws IOException {
    group.clear();
    grouped = 0;
    long end = ring.peek(this::add);
    if (end == ring.taken()) {
      return false;
    }
    if (grouped > 0) {
      append(group.flip());
      writtenEvents += grouped;
      failing = null;
      troubles.queue(null);
    }
    ring.release(end);
    synchronized (progress) {
      progress.notifyAll();
    }
    written.raise();
    return true;
  }

  private boolean add(ByteBuffer source, int index, int length) {
    int start = group.position();
    if (group.remaining() < QueueFormat.RECORD_HEADER + length) {
      return false;
    }
    group.put(start + QueueFormat.RECORD_HEADER, source, index, length);
    group.putInt(length);
    group.putInt(QueueFormat.checksum(group, start + QueueFormat.RECORD_HEADER, length));
    group.position(start + QueueFormat.RECORD_HEADER + length);
    grouped++;
    return true;
  }

  private void append(ByteBuffer records) throws IOException {
    Segment segment = live;
    if (segment != null
        && (!segment.isUsable() || segment.size() + records.limit() > settings.segmentBytes())) {
      retire(segment);
      segment = null;
    }
    if (segment == null) {
      segment = store.newLive();
      live = segment;
    }
    segment.append(records, settings.fsync() == FsyncPolicy.EACH_WRITE);
  }

  private void retire(Segment segment) throws IOException {
    live = null;
    store.retireLive(segment);
  }

  /** Somebody may have removed the file or the directory under the writer. */
  private void look() throws IOException {
    Segment segment = live;
    long now = System.nanoTime();
    if (segment == null || now - nextLook < 0) {
      return;
    }
    nextLook = now + LOOK_EVERY;
    if (Files.notExists(segment.file())) {
      Segment replacement = store.newLive();
      segment.rescueInto(replacement);
      live = replacement;
      segment.retire();
    }
  }

  private void rest(boolean idle) {
    if (!idle) {
      LockSupport.parkNanos(BUSY_PAUSE);
      return;
    }
    asleep = true;
    if (ring.isEmpty() && !stopping) {
      LockSupport.parkNanos(IDLE_PAUSE);
    }
    asleep = false;
  }

  private void failed(Throwable e) {
    failing = isOutOfSpace(e) || store.isFull() ? LossReason.DISK_FULL : LossReason.UNWRITABLE;
    troubles.queue("cannot write " + settings.queueDirectory() + ": " + Troubles.describe(e));
  }

  /** Asked first, because the disk may have room again by the time it is looked at. */
  private static boolean isOutOfSpace(Throwable e) {
    String message = e.getMessage();
    return message != null && message.contains("No space left on device");
  }

  private boolean hasGivenUp(long target) {
    return finished && ring.taken() < target;
  }

  /** The last records are written or, when that is impossible, counted. */
  private void finish() {
    finished = true;
    try {
      while (writeGroup()) {}
    } catch (IOException | RuntimeException e) {
      failed(e);
      long[] left = {0};
      ring.peek((bytes, index, length) -> ++left[0] > 0);
      lost.count(whyFull(), left[0]);
    }
    synchronized (progress) {
      progress.notifyAll();
    }
    written.raise();
  }

  /** Closes the live segment; after the thread has ended. */
  void close() {
    Segment segment = live;
    if (segment != null) {
      try {
        retire(segment);
      } catch (IOException e) {
        troubles.queue("cannot close " + segment.file() + ": " + Troubles.describe(e));
      }
    }
  }
}
