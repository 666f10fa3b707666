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
import java.util.stream.Stream;

/**
 * Finds which events of a hook and of a connector are the same happening. Both are of one project
 * and type. An identity of its own that both tell decides alone, whatever else they say and however
 * far apart they lie. Where one of them tells none, what both say must agree and the connector's
 * time must be within {@link Reach reach} of the hook's. Each event gets at most one counterpart:
 * own identities come first, then those that agree in most and lie nearest in time, then those that
 * name nothing, in their order.
 */
final class Counterparts {
  /** A row's own time may lie this much after the word of a hook that told before it wrote. */
  private static final Duration BLINK = Duration.ofMillis(5);

  private Counterparts() {}

  /** A happening that both told of; they agree in {@code names} and {@code people}. */
  record Pair(Event hooked, Event read, boolean own, int names, int people) {
    private static final Comparator<Pair> NAMED =
        Comparator.comparing(Pair::own)
            .thenComparing(pair -> pair.names() + pair.people())
            .reversed()
            .thenComparing(Pair::apart);

    /** Where nothing is named, one thing follows the other: the first told is the first traced. */
    private static final Comparator<Pair> IN_ORDER =
        Comparator.comparing((Pair pair) -> pair.hooked().occurredAt())
            .thenComparing(Pair::people, Comparator.reverseOrder())
            .thenComparing(Pair::isTracedLater)
            .thenComparing(pair -> pair.read().occurredAt());

    boolean isNamed() {
      return own || names > 0;
    }

    private Duration apart() {
      return Duration.between(read.occurredAt(), hooked.occurredAt()).abs();
    }

    private boolean isTracedLater() {
      return read.occurredAt().isAfter(hooked.occurredAt().plus(BLINK));
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
    Set<UUID> taken = new HashSet<>();
    return Stream.concat(
            candidates.stream().filter(Pair::isNamed).sorted(Pair.NAMED),
            candidates.stream().filter(pair -> !pair.isNamed()).sorted(Pair.IN_ORDER))
        .filter(pair -> isFree(pair, taken))
        .toList();
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
            .forEach(event -> pairs.add(new Pair(hook, event, true, 0, 0)));
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
        candidates.add(new Pair(hook, read, false, names, people));
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
