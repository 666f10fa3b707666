package io.aecos.analytics.overlap;

import io.aecos.analytics.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds which events of a hook and of a connector are the same happening. Both are of one project
 * and type. An identity of its own that both tell decides alone, whatever else they say and however
 * far apart they lie. Where one of them tells none, what both say must agree and the connector's
 * time must be within {@link Reach reach} of the hook's. Each event gets at most one counterpart:
 * own identities come first, then those that agree in most, then those nearest in time.
 */
final class Counterparts {
  private Counterparts() {}

  /** A happening that both told of. */
  record Pair(Event hooked, Event read, boolean own, int agreements, Duration apart) {
    static final Comparator<Pair> BEST_FIRST =
        Comparator.comparing(Pair::own)
            .thenComparing(Pair::agreements)
            .reversed()
            .thenComparing(Pair::apart);

    static Pair of(Event hooked, Event read, boolean own, int agreements) {
      Duration apart = Duration.between(read.occurredAt(), hooked.occurredAt()).abs();
      return new Pair(hooked, read, own, agreements, apart);
    }
  }

  /** The pairs among {@code hooked} and {@code read}. */
  static List<Pair> among(List<Event> hooked, List<Event> read) {
    List<Pair> candidates = new ArrayList<>(withOwnIdentity(hooked, read));
    List<Event> inTime = new ArrayList<>(read);
    inTime.sort(Comparator.comparing(Event::occurredAt));
    for (Event hook : hooked) {
      near(hook, inTime, candidates);
    }
    candidates.sort(Pair.BEST_FIRST);
    Set<UUID> taken = new HashSet<>();
    return candidates.stream().filter(pair -> isFree(pair, taken)).toList();
  }

  private static List<Pair> withOwnIdentity(List<Event> hooked, List<Event> read) {
    Map<List<String>, List<Event>> byIdentity = new HashMap<>();
    for (Event event : read) {
      List<String> own = Identity.own(event);
      if (own != null) {
        byIdentity.computeIfAbsent(own, key -> new ArrayList<>()).add(event);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (Event hook : hooked) {
      List<String> own = Identity.own(hook);
      if (own != null) {
        byIdentity
            .getOrDefault(own, List.of())
            .forEach(event -> pairs.add(Pair.of(hook, event, true, 0)));
      }
    }
    return pairs;
  }

  private static void near(Event hook, List<Event> inTime, List<Pair> candidates) {
    Reach reach = Reach.of(hook);
    for (int i = firstFrom(inTime, reach.farthest()); i < inTime.size(); i++) {
      Event read = inTime.get(i);
      if (read.occurredAt().isAfter(reach.latest())) {
        return;
      }
      int names = Identity.names(hook, read);
      int people = Identity.people(hook, read);
      boolean alike = names >= 0 && people >= 0 && !haveOwn(hook, read);
      if (alike && reach.holds(read, names > 0)) {
        candidates.add(Pair.of(hook, read, false, names + people));
      }
    }
  }

  private static boolean haveOwn(Event hook, Event read) {
    return Identity.own(hook) != null && Identity.own(read) != null;
  }

  private static boolean isFree(Pair pair, Set<UUID> taken) {
    if (taken.contains(pair.hooked.id()) || taken.contains(pair.read.id())) {
      return false;
    }
    taken.add(pair.hooked.id());
    return taken.add(pair.read.id());
  }

  private static int firstFrom(List<Event> inTime, Instant from) {
    int low = 0;
    int high = inTime.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inTime.get(middle).occurredAt().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
