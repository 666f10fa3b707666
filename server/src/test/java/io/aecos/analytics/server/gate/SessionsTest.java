package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.OpenSession.Method;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restriction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  private static final Viewer LOCAL = Viewer.localAdministrator();
  private static final String DESIGNER = "زينب <b>";

  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir Path directory;
  private Registry registry;
  private Directory accounts;
  private Instant now = NOW;
  private Sessions sessions;

  @BeforeEach
  void start() {
    registry = SqliteRegistry.open(directory.resolve("registry.sqlite"));
    accounts = new Directory(registry);
    sessions = new Sessions(registry, () -> now);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void viewerOf_sessionLivesAsLongAsItIsUsed() {
    String session = local();
    Duration almost = Sessions.LIFE.minusSeconds(1);
    now = now.plus(almost);
    assertThat(sessions.viewerOf(session)).contains(LOCAL);
    now = now.plus(almost);
    assertThat(sessions.viewerOf(session)).contains(LOCAL);
    now = now.plus(Sessions.LIFE);

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void viewerOf_endsAfterAWeek_howeverMuchItIsUsed() {
    String session = local();
    Instant opened = now;
    while (now.isBefore(opened.plus(Sessions.LONGEST))) {
      assertThat(sessions.viewerOf(session)).contains(LOCAL);
      now = now.plus(Duration.ofHours(11));
    }

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void end_sessionIsOver_alsoAfterARestart() {
    String ended = local();
    String other = local();
    sessions.end(ended);
    assertThat(sessions.viewerOf(ended)).isEmpty();
    restart();

    assertThat(sessions.viewerOf(ended)).isEmpty();
    assertThat(sessions.viewerOf(other)).contains(LOCAL);
  }

  @Test
  void restart_eachSessionGoesOnWithItsViewer() {
    add(DESIGNER, Viewer.Role.INDIVIDUAL, DESIGNER, "zeynep");
    String administrator = local();
    String designer = open(DESIGNER);
    restart();

    assertThat(sessions.viewerOf(administrator)).contains(LOCAL);
    assertThat(sessions.viewerOf(designer))
        .contains(
            new Viewer(
                DESIGNER, Viewer.Role.INDIVIDUAL, Access.person(Set.of(DESIGNER, "zeynep"))));
    assertThat(sessions.viewerOf("guess")).isEmpty();
  }

  @Test
  void restart_sessionEndsWhenItWouldHave() {
    String session = local();
    now = now.plus(Sessions.LIFE);
    restart();

    assertThat(sessions.viewerOf(session)).isEmpty();
  }

  @Test
  void restart_prolongedSessionStaysProlonged() {
    String session = local();
    now = now.plus(Sessions.LIFE.minusSeconds(1));
    sessions.viewerOf(session);
    restart();
    now = now.plus(Sessions.LIFE.minusSeconds(1));

    assertThat(sessions.viewerOf(session)).contains(LOCAL);
  }

  @Test
  void viewerOf_isWrittenOnlyNowAndThen() {
    String session = local();
    Instant opened = now;
    now = now.plus(Sessions.UNSAVED.minusSeconds(1));
    sessions.viewerOf(session);
    assertThat(kept(session).seenAt()).isEqualTo(opened);
    now = now.plusSeconds(1);
    sessions.viewerOf(session);

    assertThat(kept(session).seenAt()).isEqualTo(now);
    assertThat(kept(session).expiresAt()).isEqualTo(now.plus(Sessions.LIFE));
  }

  @Test
  void viewerOf_roleIsTheOneOfThisMoment() {
    add("tom", Viewer.Role.ADMIN, "tom");
    String session = open("tom");
    assertThat(sessions.viewerOf(session)).map(Viewer::role).contains(Viewer.Role.ADMIN);
    accounts.change("tom", PersonChange.nothing().toRole(Viewer.Role.INDIVIDUAL));

    assertThat(sessions.viewerOf(session))
        .contains(
            new Viewer("tom", Viewer.Role.INDIVIDUAL, Access.limitedTo(Set.of(), Set.of("tom"))));
  }

  @Test
  void viewerOf_whoIsDeactivatedIsOut_andStaysOutWhenActiveAgain() {
    add("tom", Viewer.Role.ADMIN, "tom");
    String session = open("tom");
    accounts.change("tom", PersonChange.nothing().toActive(false));
    assertThat(sessions.viewerOf(session)).isEmpty();
    assertThat(sessions.open("tom", Method.PASSWORD)).isEmpty();
    accounts.change("tom", PersonChange.nothing().toActive(true));

    assertThat(sessions.viewerOf(session)).isEmpty();
    assertThat(sessions.viewerOf(open("tom"))).isPresent();
  }

  @Test
  void viewerOf_leadSeesWhatPeopleDidWhileInTheTeam() {
    add("lea", Viewer.Role.TEAM_LEAD, "lea");
    add("tom", Viewer.Role.INDIVIDUAL, "tom", "t.mason");
    add("mia", Viewer.Role.INDIVIDUAL, "mia");
    accounts.addTeam("structure");
    LocalDate today = LocalDate.of(2026, 11, 2);
    accounts.join(new Membership("structure", "lea", null, today.plusDays(9), true));
    accounts.join(new Membership("structure", "tom", null, today, false));
    accounts.join(new Membership("structure", "mia", today.plusDays(1), null, false));
    String session = open("lea");
    Scope scope = sessions.viewerOf(session).orElseThrow().scope();

    Instant midnight = Instant.parse("2026-11-03T00:00:00Z");
    assertThat(scope.sees(by("t.mason", midnight.minusSeconds(1)))).isTrue();
    assertThat(scope.sees(by("t.mason", midnight))).isFalse();
    assertThat(scope.sees(by("mia", midnight.minusSeconds(1)))).isFalse();
    assertThat(scope.sees(by("mia", midnight))).isTrue();
    assertThat(scope.sees(by("ben", midnight))).isFalse();
    now = now.plus(Duration.ofDays(10));
    assertThat(sessions.viewerOf(open("lea")).map(Viewer::scope))
        .as("leads no more")
        .contains(Access.person(Set.of("lea")));
  }

  /** The account's name may be what AEC OS calls somebody else, of whom nothing is seen. */
  @Test
  void viewerOf_whoIsCalledOtherwiseInAecOs_seesByTheAccountWhatThisProductTells() {
    accounts.addTeam("partners");
    accounts.restrict(new Restriction("vault", "partners"));
    add("mia", Viewer.Role.INDIVIDUAL, "m.ortega");
    Scope scope = sessions.viewerOf(open("mia")).orElseThrow().scope();

    assertThat(scope.sees(by("m.ortega", now))).isTrue();
    assertThat(scope.sees(by("mia", now))).isFalse();
    assertThat(scope.sees(own("mia", null))).isTrue();
    assertThat(scope.sees(own("tom", null))).isFalse();
    assertThat(scope.sees(own("mia", "vault"))).isFalse();
    assertThat(scope.opens("vault")).isFalse();
  }

  private static Event own(String user, @Nullable String project) {
    return Event.builder(new UUID(1, 2), NOW, EventType.own("signed_in"), "http")
        .user(user)
        .project(project)
        .build();
  }

  private static Event by(String user, Instant at) {
    EventType type = EventType.parse("parser/parse_completed");
    return Event.builder(new UUID(1, 2), at, type, "http").user(user).build();
  }

  @Test
  void peek_isNoUseOfTheSession() {
    String session = local();
    Instant opened = now;
    now = now.plus(Sessions.LIFE).minusSeconds(1);

    assertThat(sessions.peek(session)).contains(LOCAL);
    assertThat(kept(session).seenAt()).isEqualTo(opened);
  }

  @Test
  void open_nobodyWhoIsNotKnown() {
    assertThat(sessions.open("nobody", Method.PASSWORD)).isEmpty();
  }

  @Test
  void endAllOf_endsEverySessionOfOnePerson() {
    add("tom", Viewer.Role.ADMIN, "tom");
    String first = open("tom");
    String second = open("tom");
    String other = local();

    assertThat(sessions.endAllOf("tom")).isEqualTo(2);
    assertThat(sessions.viewerOf(first)).isEmpty();
    assertThat(sessions.viewerOf(second)).isEmpty();
    assertThat(sessions.viewerOf(other)).contains(LOCAL);
  }

  @Test
  void registry_holdsNoSecret() throws Exception {
    String session = local();
    registry.close();

    byte[] content = Files.readAllBytes(directory.resolve("registry.sqlite"));
    assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains(Secrets.digest(session))
        .doesNotContain(session);
  }

  @Test
  void registryThatFails_letsNobodyInAndSaysSo() {
    String session = local();
    registry.close();

    assertThatThrownBy(() -> sessions.viewerOf(session)).isInstanceOf(AnalyticsException.class);
    assertThatThrownBy(() -> sessions.end(session)).isInstanceOf(AnalyticsException.class);
  }

  private void add(String name, Viewer.Role role, String... identities) {
    accounts.add(new Person(name, role, Set.of(identities), null, true, now));
  }

  private String local() {
    return sessions.open(Viewer.LOCAL_ADMINISTRATOR, Method.LINK).orElseThrow();
  }

  private String open(String person) {
    return sessions.open(person, Method.PASSWORD).orElseThrow();
  }

  private OpenSession kept(String session) {
    return registry.read(entries -> entries.sessions().find(Secrets.digest(session))).orElseThrow();
  }

  private void restart() {
    registry.close();
    start();
  }
}
