package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds which events of a hook and of a connector are the same happening. Both are of one project
 * and type. A hook tells as soon as the operation is over, AEC OS writes its traces in the course
 * of it, so the two lie moments apart; what both say of its identity must agree. Each event gets at
 * most one counterpart: those that agree in most come first, then those nearest in time.
 */
final class Counterparts {
  private static final Duration MOMENT = Duration.ofSeconds(5);

  /** Reports in Markdown are dated to the minute. */
  private static final Duration MINUTE = Duration.ofSeconds(65);

  static final Duration FARTHEST = MINUTE;

  private static final List<String> IDENTITIES =
      List.of(
          "prompt_sha256",
          "command_sha256",
          "body_sha256",
          "comment_id",
          "task_id",
          "review_id",
          "interaction_id",
          "code",
          "section",
          "label",
          "model",
          "version",
          "commit",
          "file");

  private Counterparts() {}

  /** A happening that both told of. */
  record Pair(Event hooked, Event read, int agreements, Duration apart) {}

  /** The pairs among {@code hooked} and {@code read}. */
  static List<Pair> among(List<Event> hooked, List<Event> read) {
    List<Event> inTime = new ArrayList<>(read);
    inTime.sort(Comparator.comparing(Event::occurredAt));
    List<Pair> candidates = new ArrayList<>();
    for (Event hook : hooked) {
      for (int i = firstWithin(inTime, hook); i < inTime.size(); i++) {
        Event other = inTime.get(i);
        if (other.occurredAt().isAfter(hook.occurredAt().plus(FARTHEST))) {
          break;
        }
        Pair pair = pair(hook, other);
        if (pair != null) {
          candidates.add(pair);
        }
      }
    }
    candidates.sort(Comparator.comparing(Pair::agreements).reversed().thenComparing(Pair::apart));
    Set<UUID> taken = new HashSet<>();
    return candidates.stream().filter(pair -> isFree(pair, taken)).toList();
  }

  private static boolean isFree(Pair pair, Set<UUID> taken) {
    if (taken.contains(pair.hooked.id()) || taken.contains(pair.read.id())) {
      return false;
    }
    taken.add(pair.hooked.id());
    return taken.add(pair.read.id());
  }

  private static int firstWithin(List<Event> inTime, Event hook) {
    int low = 0;
    int high = inTime.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inTime.get(middle).occurredAt().isBefore(hook.occurredAt().minus(FARTHEST))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static @Nullable Pair pair(Event hook, Event read) {
    Duration apart = Duration.between(read.occurredAt(), hook.occurredAt()).abs();
    if (apart.compareTo(read.source().endsWith(".md") ? MINUTE : MOMENT) > 0) {
      return null;
    }
    int agreements = 0;
    for (int identity = -2; identity < IDENTITIES.size(); identity++) {
      Object ours = identity(hook, identity);
      Object theirs = identity(read, identity);
      if (ours != null && theirs != null) {
        if (!Objects.equals(ours, theirs)) {
          return null;
        }
        agreements++;
      }
    }
    return new Pair(hook, read, agreements, apart);
  }

  private static @Nullable Object identity(Event event, int index) {
    return switch (index) {
      case -2 -> event.elementGuid();
      case -1 -> event.templateId();
      default -> event.attributes().get(IDENTITIES.get(index));
    };
  }
}
