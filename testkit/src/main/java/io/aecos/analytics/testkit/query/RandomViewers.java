package io.aecos.analytics.testkit.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Access.Member;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Random viewers of the world of {@link RandomEvents}: people with several names, leads of teams
 * with restricted projects and members who come and go, auditors, limited tokens. What each may see
 * is said here a second time, in plain words and without a scope.
 */
final class RandomViewers {
  private static final List<Set<String>> PEOPLE =
      List.of(Set.of("ana", "Ana "), Set.of("ben"), Set.of("zoe\u0308"), Set.of("", "nobody"));

  private final Random random;

  RandomViewers(Random random) {
    this.random = random;
  }

  /** A viewer's scope, and which events they may see. */
  record Seen(String who, Scope scope, Predicate<Event> sees) {}

  Seen next() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> person();
      case 2, 3, 4 -> lead();
      case 5 -> auditor();
      case 6 -> token();
      default -> limited();
    };
  }

  Seen person() {
    Set<String> names = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Set<String> closed = random.nextBoolean() ? Set.of() : subset(RandomEvents.PROJECTS);
    return new Seen(
        "person " + names + " but not in " + closed,
        Access.person(names, closed),
        event -> is(event.user(), names) && !is(event.project(), closed));
  }

  private Seen lead() {
    Set<String> own = subset(RandomEvents.PROJECTS);
    Set<String> closed = subset(RandomEvents.PROJECTS);
    List<Member> members = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      members.add(member());
    }
    Seen self = person();
    Scope team = Access.team(members, own, closed);
    return new Seen(
        "lead of " + members + " with " + own + " but not " + closed + ", " + self.who,
        Access.anyOf(List.of(team, self.scope)),
        event -> {
          boolean hidden = is(event.project(), closed) && !is(event.project(), own);
          boolean ofMember = members.stream().anyMatch(member -> belongs(event, member));
          boolean ofWork = ofMember && !event.module().equals("analytics");
          return self.sees.test(event) || is(event.project(), own) || (ofWork && !hidden);
        });
  }

  Member member() {
    Instant from = random.nextInt(3) == 0 ? null : instant();
    Instant to = random.nextInt(3) == 0 ? null : instant();
    return new Member(PEOPLE.get(random.nextInt(PEOPLE.size())), from, to);
  }

  static boolean belongs(Event event, Member member) {
    return is(event.user(), member.identities())
        && (member.from() == null || event.occurredAt().compareTo(member.from()) >= 0)
        && (member.to() == null || event.occurredAt().compareTo(member.to()) < 0);
  }

  private static Seen auditor() {
    return new Seen(
        "auditor",
        Access.auditor(),
        event -> Set.of("security", "audit", "analytics").contains(event.module()));
  }

  private Seen token() {
    Seen self = lead();
    Set<String> projects = subset(RandomEvents.PROJECTS);
    return new Seen(
        self.who + " only in " + projects,
        Access.within(self.scope, projects),
        event -> self.sees.test(event) && is(event.project(), projects));
  }

  private Seen limited() {
    Set<String> projects = subset(RandomEvents.PROJECTS);
    Set<String> users = subset(RandomEvents.USERS);
    return new Seen(
        projects + " or " + users,
        Access.limitedTo(projects, users),
        event -> is(event.project(), projects) || is(event.user(), users));
  }

  private static boolean is(@Nullable String told, Set<String> names) {
    return told != null && names.stream().map(Names::normal).anyMatch(told::equals);
  }

  private Set<String> subset(List<String> values) {
    return values.stream()
        .filter(value -> random.nextInt(3) == 0)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Often at the very instant of nothing in particular, sometimes between two microseconds. */
  private Instant instant() {
    long minutes = Duration.between(RandomEvents.FROM, RandomEvents.TO).toMinutes();
    return RandomEvents.FROM
        .plus(Duration.ofMinutes(random.nextInt((int) minutes)))
        .plusNanos(random.nextInt(2) * 500L);
  }
}
