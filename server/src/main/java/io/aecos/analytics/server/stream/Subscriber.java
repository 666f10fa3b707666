package io.aecos.analytics.server.stream;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.error.AnalyticsException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream. Messages wait in a short queue that a borrowed thread empties, so a slow reader
 * holds up nobody else; one that falls too far behind is cut off and catches up when it reconnects.
 */
final class Subscriber {
  private static final int LONGEST_QUEUE = 64;
  private static final long NOTHING = -1;

  private final Scope scope;
  private final BooleanSupplier stillSo;
  private final SseEmitter emitter;
  private final Executor sender;
  private final Runnable gone;
  private final Deque<Message> queue = new ArrayDeque<>();
  private final List<Change> early = new ArrayList<>();
  private long told = NOTHING;
  private boolean sending;

  Subscriber(
      Scope scope, BooleanSupplier stillSo, SseEmitter emitter, Executor sender, Runnable gone) {
    this.scope = scope;
    this.stillSo = stillSo;
    this.emitter = emitter;
    this.sender = sender;
    this.gone = gone;
  }

  /** A named message; without a name, a comment that keeps the connection open. */
  record Message(@Nullable String name, @Nullable String id, Object data) {
    static final Message HEARTBEAT = new Message(null, null, "");

    static Message of(Change change) {
      return new Message("watermark", Long.toString(change.seq()), change);
    }

    SseEmitter.SseEventBuilder event() {
      if (name == null) {
        return SseEmitter.event().comment("");
      }
      SseEmitter.SseEventBuilder event =
          SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON);
      return id == null ? event : event.id(id);
    }
  }

  Scope scope() {
    return scope;
  }

  /** Where it cannot be found out, they are let in anew or told why not. */
  boolean isStillSo() {
    try {
      return stillSo.getAsBoolean();
    } catch (AnalyticsException e) {
      return false;
    }
  }

  /** Tells what {@code first} says, and from then on what comes after it. */
  synchronized void begin(Change first) {
    told = first.seq();
    send(Message.of(first));
    tell(List.copyOf(early));
    early.clear();
  }

  /** Tells of these changes, in ascending order, at once; of what is told already, not again. */
  synchronized void tell(List<Change> changes) {
    if (told == NOTHING) {
      early.addAll(changes);
      return;
    }
    changes.stream()
        .filter(change -> change.seq() > told)
        .reduce(Change::plus)
        .ifPresent(
            change -> {
              told = change.seq();
              send(Message.of(change));
            });
  }

  synchronized void send(Message message) {
    if (queue.size() >= LONGEST_QUEUE) {
      close();
      return;
    }
    queue.add(message);
    if (!sending) {
      sending = true;
      sender.execute(this::drain);
    }
  }

  void close() {
    gone.run();
    emitter.complete();
  }

  private void drain() {
    for (Message message = next(); message != null; message = next()) {
      try {
        emitter.send(message.event());
      } catch (IOException | IllegalStateException e) {
        // The reader is gone; the container has been told and ends the request itself.
        gone.run();
        return;
      }
    }
  }

  private synchronized @Nullable Message next() {
    Message message = queue.poll();
    sending = message != null;
    return message;
  }
}
