package io.aecos.analytics.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The two threads of a client, from their start to an end within a bound. */
final class Background {
  private final ClientSettings settings;
  private final QueueWriter writer;
  private final Sender sender;
  private final Troubles troubles;
  private @Nullable Thread writing;
  private @Nullable Thread sending;
  private @Nullable Thread hook;
  private boolean stopped;

  Background(ClientSettings settings, QueueWriter writer, Sender sender, Troubles troubles) {
    this.settings = settings;
    this.writer = writer;
    this.sender = sender;
    this.troubles = troubles;
  }

  /** Starts the threads, and {@code atExit} (if any) when the JVM ends. */
  synchronized void start(@Nullable Runnable atExit) {
    try {
      writing = started(writer, "aecos-analytics-writer");
      sending = started(sender, "aecos-analytics-sender");
      if (atExit != null) {
        Thread last = new Thread(atExit, "aecos-analytics-exit");
        Runtime.getRuntime().addShutdownHook(last);
        hook = last;
      }
    } catch (RuntimeException | Error e) {
      // No thread can be had, or the JVM is ending: events are counted as lost, the host goes on.
      troubles.queue("cannot start: " + Troubles.describe(e));
    }
  }

  /** Ends the writing, then the sending; the first time only. */
  synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    long end = System.nanoTime() + settings.shutdownLimit().toNanos();
    removeHook();
    writer.stop(left(end));
    join(writing, end);
    sender.stop(left(end));
    join(sending, end);
    writer.close();
  }

  private Thread started(Runnable work, String name) {
    Thread thread = settings.threads().newThread(work);
    thread.setName(name);
    thread.start();
    return thread;
  }

  private void removeHook() {
    Thread last = hook;
    if (last == null || last == Thread.currentThread()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(last);
    } catch (IllegalStateException e) {
      hook = null; // the JVM is ending, and with it the hook
    }
  }

  private static void join(@Nullable Thread thread, long end) {
    try {
      if (thread != null) {
        thread.join(Math.max(1, left(end).toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
