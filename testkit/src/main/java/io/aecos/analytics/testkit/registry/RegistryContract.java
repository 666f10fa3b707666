package io.aecos.analytics.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Alert;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import io.aecos.analytics.registry.KeptBaselines;
import io.aecos.analytics.registry.KeptRefresh;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.NotUseful;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.registry.OpenSession;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.registry.ProjectHold;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restriction;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.ScheduleRun;
import io.aecos.analytics.registry.Team;
import io.aecos.analytics.registry.Token;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds an engine to what {@link Registry} promises. {@link #open} gives the same registry each
 * time, several at once too; {@link ConcurrentRegistryContract} does the same for many at once.
 */
public abstract class RegistryContract {
  static final Instant NOW = Practice.MONDAY;
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final String ISSUER = "https://id.example.com";
  private static final String COMPOSED = "Zo\u00eb";
  private static final String DECOMPOSED = " Zoe\u0308\u200b ";

  @SuppressWarnings("NullAway.Init")
  private Registry registry;

  @SuppressWarnings("NullAway.Init")
  private Directory directory;

  /**
   * Opens the registry of the current test, which is empty at first and keeps what it was given.
   */
  protected abstract Registry open();

  @BeforeEach
  void openFirst() {
    registry = open();
    directory = new Directory(registry);
  }

  @AfterEach
  void closeLast() {
    registry.close();
  }

  @Test
  void read_emptyRegistry_hasNothing() {
    assertThat(directory.people()).isEmpty();
    assertThat(directory.teams()).isEmpty();
    assertThat(tokens()).isEmpty();
    assertThat(sessionsOf("mia")).isEmpty();
    assertThat(viewsOf("mia")).isEmpty();
  }

  @Test
  void report_isKeptWholeAcrossReopening_andListedByOwnerAndScope() {
    KeptReport first = report("r1", "mia", "all", NOW, "r1.pdf");
    KeptReport later = report("r2", "mia", "all", NOW.plusSeconds(60), null);
    KeptReport narrower = report("r3", "mia", "own", NOW, "r3.pdf");
    registry.write(
        entries -> {
          List.of(first, later, narrower, report("r4", "tom", "all", NOW, "r4.pdf"))
              .forEach(entries.reports()::add);
          return 4;
        });
    reopen();

    assertThat(registry.<List<KeptReport>>read(entries -> entries.reports().of(" mia ", "all")))
        .containsExactly(later, first);
    assertThat(registry.<List<KeptReport>>read(entries -> entries.reports().of("mia", "none")))
        .isEmpty();
    assertThat(registry.<Optional<KeptReport>>read(entries -> entries.reports().find("r3")))
        .contains(narrower);
    assertThat(registry.<Optional<KeptReport>>read(entries -> entries.reports().find("r9")))
        .isEmpty();
  }

  private static KeptReport report(
      String id, String owner, String scope, Instant at, @Nullable String file) {
    String message = file == null ? "no space left" : "";
    return new KeptReport(id, owner, scope, "monthly", "pdf", "October", file, message, 12, 34, at);
  }

  @Test
  void person_isKeptWholeAcrossReopening() {
    Person mia = person("mia", "mia", "m.ortega@firm.example", "DOM\\mia");
    Person tom =
        new Person("tom", Role.AUDITOR, Set.of(), "{argon2}$secret", false, NOW.plusNanos(1_000));
    directory.add(tom);
    directory.add(mia);
    reopen();

    assertThat(directory.people()).containsExactly(mia, tom);
    assertThat(directory.people().get(1).passwordHash()).isEqualTo("{argon2}$secret");
    assertThat(tom).asString().doesNotContain("secret");
  }

  @Test
  void person_oneFormOfANameIsOnePerson() {
    directory.add(person(DECOMPOSED, "a"));

    assertThat(directory.people()).extracting(Person::name).containsExactly(COMPOSED);
    assertThat(find(DECOMPOSED)).isPresent();
    assertThat(find("zo\u00eb")).isEmpty();
    assertRefused(ErrorCode.CONFLICT, () -> directory.add(person(COMPOSED + "\u00a0", "b")));
    assertThat(directory.change("\t" + COMPOSED, roleOf(Role.ADMIN)).role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void person_anIdentityIsOnePersonsInEveryForm() {
    directory.add(person("mia", COMPOSED));
    directory.add(person("tom", "tom"));

    assertRefused(ErrorCode.CONFLICT, () -> directory.add(person("zoe", DECOMPOSED)));
    assertRefused(ErrorCode.CONFLICT, () -> directory.change("tom", identities("tom", DECOMPOSED)));
    assertThat(directory.people()).extracting(Person::name).containsExactly("mia", "tom");
    assertThat(directory.people().get(1).identities()).containsExactly("tom");
    directory.change("mia", identities("mia"));
    assertThat(directory.change("tom", identities(DECOMPOSED)).identities())
        .containsExactly(COMPOSED);
  }

  @Test
  void person_nameThatSaysNothingOrIsReserved_isRefused() {
    for (String name :
        List.of("", " \u200b\u00a0", "a\u0000b", "x".repeat(201), "Local  administrator\u0007x")) {
      assertRefused(ErrorCode.INVALID_BODY, () -> directory.add(person(name)));
    }
    assertRefused(
        ErrorCode.INVALID_BODY, () -> directory.add(person(" Local Administrator\u200b")));
    assertRefused(ErrorCode.INVALID_BODY, () -> directory.add(person("token:pipeline")));
    assertRefused(ErrorCode.NOT_FOUND, () -> directory.change("nobody", roleOf(Role.ADMIN)));
  }

  @Test
  void write_thatFails_leavesNothing() {
    assertThatThrownBy(
            () ->
                registry.write(
                    entries -> {
                      entries.people().add(person("mia"));
                      entries.teams().add("structure");
                      throw new IllegalArgumentException("half way");
                    }))
        .hasMessage("half way");

    assertThat(directory.people()).isEmpty();
    assertThat(directory.teams()).isEmpty();
    directory.add(person("mia"));
    assertThat(directory.people()).hasSize(1);
  }

  @Test
  void write_insideOtherWork_isRefusedInsteadOfWaitingForItself() {
    assertThatThrownBy(
            () -> registry.write(entries -> registry.write(inner -> inner.people().all())))
        .isInstanceOf(IllegalStateException.class);
    directory.add(person("mia"));
  }

  @Test
  void membership_isDated_andWhoLeftMayComeBack() {
    directory.add(person("mia"));
    directory.addTeam("structure");
    Membership first = member(null, MARCH, true);
    Membership second = member(MARCH.plusMonths(2), null, false);
    directory.join(first);
    directory.join(second);
    reopen();

    assertThat(directory.teams()).containsExactly(new Team("structure", List.of(first, second)));
    assertThat(membershipsOf(" mia")).containsExactly(first, second);
    assertThat(first.holdsOn(LocalDate.of(1, 1, 1))).isTrue();
    assertThat(first.holdsOn(MARCH)).isTrue();
    assertThat(first.holdsOn(MARCH.plusDays(1))).isFalse();
    assertThat(second.holdsOn(MARCH.plusMonths(2))).isTrue();
  }

  @Test
  void membership_ofTheSameFirstDay_isReplaced_andNoneMayOverlap() {
    directory.add(person("mia"));
    directory.addTeam("structure");
    directory.join(member(MARCH, null, false));
    Team ended = directory.join(member(MARCH, MARCH.plusDays(9), true));

    assertThat(ended.members()).containsExactly(member(MARCH, MARCH.plusDays(9), true));
    assertRefused(ErrorCode.CONFLICT, () -> directory.join(member(MARCH.plusDays(9), null, false)));
    assertRefused(ErrorCode.CONFLICT, () -> directory.join(member(null, null, false)));
    assertThat(directory.join(member(MARCH.plusDays(10), null, false)).members()).hasSize(2);
  }

  @Test
  void membership_thatIsRemoved_neverWas() {
    directory.add(person("mia"));
    directory.addTeam("structure");
    directory.join(member(null, MARCH.minusDays(1), false));
    directory.join(member(MARCH, null, false));
    registry.write(
        entries -> {
          entries.teams().remove(member(MARCH, null, false));
          entries.teams().remove(member(MARCH.plusDays(1), null, false));
          return MARCH;
        });

    assertThat(directory.teams())
        .containsExactly(new Team("structure", List.of(member(null, MARCH.minusDays(1), false))));
  }

  @Test
  void team_needsAName_andAMembershipBothItsEnds() {
    directory.addTeam("structure");
    assertRefused(ErrorCode.CONFLICT, () -> directory.addTeam("structure\u2060"));
    assertRefused(ErrorCode.INVALID_BODY, () -> directory.addTeam("\u200b"));
    assertRefused(ErrorCode.NOT_FOUND, () -> directory.join(member(null, null, false)));
    directory.add(person("mia"));
    assertRefused(
        ErrorCode.NOT_FOUND,
        () -> directory.join(new Membership("fire", "mia", null, null, false)));
    assertRefused(ErrorCode.INVALID_BODY, () -> member(MARCH, MARCH.minusDays(1), false));
    assertThat(directory.teams()).containsExactly(new Team("structure", List.of()));
  }

  @Test
  void restriction_isKeptOnce_untilItIsLifted() {
    directory.addTeam("structure");
    directory.addTeam("facades");
    Restriction one = new Restriction(DECOMPOSED, "structure");
    Restriction other = new Restriction(COMPOSED, "facades");
    directory.restrict(one);
    directory.restrict(other);
    assertThat(directory.restrict(one)).containsExactly(other, one);
    reopen();

    assertThat(directory.restrictions()).containsExactly(other, one);
    assertRefused(
        ErrorCode.NOT_FOUND, () -> directory.restrict(new Restriction("tower", "nobody")));
    assertRefused(ErrorCode.INVALID_BODY, () -> new Restriction(" ", "structure"));
    assertThat(directory.lift(DECOMPOSED, "facades")).containsExactly(one);
    assertRefused(ErrorCode.NOT_FOUND, () -> directory.lift(COMPOSED, "facades"));
    assertThat(directory.lift(COMPOSED, null)).isEmpty();
    assertRefused(ErrorCode.NOT_FOUND, () -> directory.lift(COMPOSED, null));
    assertThat(directory.restrictions()).isEmpty();
  }

  @Test
  void baseline_ofASubjectIsOne_untilItIsRemoved() {
    Subject everything = new Subject(null, " ", null);
    Subject walls = new Subject(DECOMPOSED, "tower", LocalDate.parse("2026-01-01"));
    KeptBaseline first = new KeptBaseline(walls, 3.5, null, " a study ", "mia", NOW);
    KeptBaseline second = new KeptBaseline(walls, 3.25, 92.5, null, "jan", NOW.plusSeconds(1));
    KeptBaseline all = new KeptBaseline(everything, 4, 85.0, null, "mia", NOW);
    putBaselines(first, second, all);
    reopen();

    assertThat(baselines()).containsExactly(all, second);
    assertThat(first.note()).isEqualTo("a study");
    assertThat(everything).isEqualTo(new Subject(null, null, null));
    assertThat(removed(new Subject(COMPOSED, "tower", walls.from()))).isTrue();
    assertThat(removed(walls)).isFalse();
    assertThat(baselines()).containsExactly(all);
    assertRefused(ErrorCode.INVALID_BODY, () -> new KeptBaseline(walls, 0, null, null, "mia", NOW));
    assertRefused(ErrorCode.INVALID_BODY, () -> new KeptBaseline(walls, 1, -1.0, null, "mia", NOW));
  }

  @Test
  void baseline_ofTooMany_isRefusedAndNothingIsKept() {
    KeptBaseline[] many =
        IntStream.rangeClosed(0, KeptBaselines.MOST)
            .mapToObj(
                i -> new KeptBaseline(new Subject("Ifc" + i, null, null), 1, null, null, "m", NOW))
            .toArray(KeptBaseline[]::new);

    assertRefused(ErrorCode.INVALID_BODY, () -> putBaselines(many));
    assertThat(baselines()).isEmpty();
  }

  private List<KeptBaseline> baselines() {
    return registry.read(entries -> entries.baselines().all());
  }

  private boolean removed(Subject subject) {
    return registry.write(entries -> entries.baselines().remove(subject));
  }

  private void putBaselines(KeptBaseline... baselines) {
    registry.write(
        entries -> {
          Stream.of(baselines).forEach(entries.baselines()::put);
          return baselines.length;
        });
  }

  @Test
  void hold_isKeptAsItWasSaidFirst_untilItIsReleased() {
    ProjectHold first = new ProjectHold(" tower ", "mia", "a claim", NOW);
    assertThat(directory.hold(first)).isEqualTo(first);
    assertThat(directory.hold(new ProjectHold("tower", "tom", "", NOW.plusSeconds(9))))
        .isEqualTo(first);
    reopen();

    assertThat(directory.holds()).containsExactly(first);
    directory.release("tower");
    assertThat(directory.holds()).isEmpty();
    assertRefused(ErrorCode.NOT_FOUND, () -> directory.release("tower"));
    assertRefused(ErrorCode.INVALID_BODY, () -> new ProjectHold(" ", "mia", "", NOW));
  }

  @Test
  void token_isFoundByItsDigest_andKeepsWhatWasChanged() {
    directory.add(person("mia"));
    Token token = token("t1", "pipeline", "mia", Set.of("tower", " school "));
    registry.write(entries -> add(entries, token));
    Token used = token.withSecret("d2").used(NOW.plusSeconds(5));
    registry.write(
        entries -> {
          entries.tokens().replace(used);
          return used;
        });
    reopen();

    assertThat(tokenOf("t1-digest")).isEmpty();
    assertThat(tokenOf("d2")).contains(used);
    assertThat(tokens()).containsExactly(used);
    assertThat(used.projects()).containsExactlyInAnyOrder("tower", "school");
    assertThat(used.isExpired(NOW.plusSeconds(59))).isFalse();
    assertThat(used.isExpired(NOW.plusSeconds(60))).isTrue();
    assertThat(used).asString().doesNotContain("d2");
  }

  @Test
  void token_nameIsFreeAgainOnceRevoked_andItsPersonMustBeKnown() {
    Token first = token("t1", "pipeline", null, Set.of());
    registry.write(entries -> add(entries, first));
    Token second = token("t2", "pipeline\u200b", null, Set.of());
    assertRefused(ErrorCode.CONFLICT, () -> registry.write(entries -> add(entries, second)));
    registry.write(
        entries -> {
          entries.tokens().replace(first.revoked(NOW));
          return add(entries, second);
        });

    assertThat(tokens()).containsExactly(first.revoked(NOW), second);
    Token strangers = token("t3", "other", "nobody", Set.of());
    assertRefused(ErrorCode.NOT_FOUND, () -> registry.write(entries -> add(entries, strangers)));
  }

  @Test
  void subject_isOnePersons_andAPersonIsOneSubject() {
    directory.add(person("zoe"));
    directory.add(person("max"));
    registry.write(entries -> subject(entries, "s-1", " zoe "));

    assertThat(registry.<Optional<String>>read(e -> e.subjects().personOf(ISSUER, "s-1")))
        .contains("zoe");
    assertThat(registry.<Optional<String>>read(e -> e.subjects().subjectOf(ISSUER, " zoe ")))
        .contains("s-1");
    assertThat(registry.<Optional<String>>read(e -> e.subjects().personOf("https://b", "s-1")))
        .isEmpty();
    assertRefused(ErrorCode.CONFLICT, () -> registry.write(e -> subject(e, "s-1", "max")));
    assertRefused(ErrorCode.CONFLICT, () -> registry.write(e -> subject(e, "s-2", "zoe")));
  }

  private static String subject(Registry.Entries entries, String subject, String person) {
    entries.subjects().add(ISSUER, subject, person);
    return subject;
  }

  @Test
  void session_isItsPersons_andEndsForGood() {
    OpenSession mine = session("a", "mia");
    OpenSession other = session("b", "mia");
    OpenSession local = session("c", Viewer.LOCAL_ADMINISTRATOR);
    put(mine, other, local);
    OpenSession seen = mine.seen(NOW.plusSeconds(30), NOW.plusSeconds(90));
    registry.write(
        entries -> {
          entries.sessions().seen(seen);
          entries.sessions().end("b");
          entries.sessions().seen(other);
          return 0;
        });
    reopen();

    assertThat(sessionsOf("mia")).containsExactly(seen);
    assertThat(openSession("b")).isEmpty();
    int ended = registry.write(entries -> entries.sessions().endAllOf(" mia"));
    assertThat(ended).isEqualTo(1);
    assertThat(openSession("c")).contains(local);
    assertThat(local).asString().doesNotContain("digest");
  }

  @Test
  void session_thatIsOver_isRemoved() {
    put(session("a", "mia"), session("b", "mia").seen(NOW, NOW.plusSeconds(61)));
    registry.write(
        entries -> {
          entries.sessions().removeEnded(NOW.plusSeconds(60));
          return 0;
        });

    assertThat(sessionsOf("mia")).extracting(OpenSession::digest).containsExactly("b");
  }

  @Test
  void person_whoIsDeactivatedOrGetsANewPassword_isSignedOut() {
    directory.add(person("mia"));
    directory.add(person("tom"));
    for (PersonChange change :
        List.of(
            PersonChange.nothing().toActive(false), PersonChange.nothing().toPasswordHash("h"))) {
      put(session("a", "mia"), session("b", "tom"));
      directory.change("mia", roleOf(Role.ADMIN));
      assertThat(sessionsOf("mia")).hasSize(1);
      directory.change("mia", change);
      assertThat(sessionsOf("mia")).isEmpty();
      assertThat(sessionsOf("tom")).hasSize(1);
    }
  }

  @Test
  void view_isItsOwnersAlone_andOneOfEachName() {
    registry.write(
        entries -> {
          entries.views().put("mia", view("b " + COMPOSED, "/overview"));
          entries.views().put("mia", view("A <b>\ud83c\udfd7</b>", "/security"));
          entries.views().put(" mia", view("b" + DECOMPOSED, "/models"));
          entries.views().put("tom", view("b " + COMPOSED, "/overview"));
          return 0;
        });
    reopen();

    assertThat(viewsOf("mia"))
        .containsExactly(
            view("A <b>\ud83c\udfd7</b>", "/security"), view("b " + COMPOSED, "/models"));
    registry.write(
        entries -> {
          entries.views().forget("mia", "b" + DECOMPOSED);
          entries.views().forget("mia", "never there");
          return 0;
        });
    assertThat(viewsOf("mia")).hasSize(1);
    assertThat(viewsOf("tom")).hasSize(1);
  }

  @Test
  void schedule_isKeptWholeAcrossReopening_andOneOfEachNameAndOwner() {
    Schedule mias = schedule("s1", "mia", "monthly to partners");
    Schedule toms = schedule("s2", "tom", "monthly to partners");
    registry.write(
        entries -> {
          List.of(toms, mias).forEach(entries.schedules()::add);
          return 2;
        });
    reopen();

    assertThat(registry.<List<Schedule>>read(entries -> entries.schedules().all()))
        .containsExactly(mias, toms);
    assertThat(registry.<Optional<Schedule>>read(entries -> entries.schedules().find("s2")))
        .contains(toms);
    assertRefused(
        ErrorCode.CONFLICT,
        () ->
            registry.write(
                entries -> {
                  entries.schedules().add(schedule("s3", " mia ", "monthly to partners"));
                  return 1;
                }));
  }

  @Test
  void run_beginsOnceForEachDueTime_andGoesWithItsSchedule() {
    ScheduleRun first = ScheduleRun.begun("s1", NOW, NOW.plusSeconds(1));
    ScheduleRun later = ScheduleRun.begun("s1", NOW.plusSeconds(60), NOW.plusSeconds(61));
    registry.write(
        entries -> {
          entries.schedules().add(schedule("s1", "mia", "monthly"));
          return 1;
        });

    assertThat(registry.<Boolean>write(entries -> entries.schedules().begin(first))).isTrue();
    assertThat(registry.<Boolean>write(entries -> entries.schedules().begin(later))).isTrue();
    assertThat(registry.<Boolean>write(entries -> entries.schedules().begin(first))).isFalse();
    ScheduleRun done =
        later.delivering("r1").ended(ScheduleRun.State.DONE, "sent", NOW.plusSeconds(62));
    registry.write(
        entries -> {
          entries.schedules().put(done);
          return 1;
        });
    reopen();

    assertThat(registry.<List<ScheduleRun>>read(entries -> entries.schedules().runs("s1", 9)))
        .containsExactly(done, first);
    assertThat(registry.<List<ScheduleRun>>read(entries -> entries.schedules().runs("s1", 1)))
        .containsExactly(done);
    assertThat(registry.<Optional<ScheduleRun>>read(entries -> entries.schedules().run("s1", NOW)))
        .contains(first);
    assertThat(registry.<Boolean>write(entries -> entries.schedules().remove("s1"))).isTrue();
    assertThat(registry.<Boolean>write(entries -> entries.schedules().remove("s1"))).isFalse();
    assertThat(registry.<List<ScheduleRun>>read(entries -> entries.schedules().runs("s1", 9)))
        .isEmpty();
  }

  private static Schedule schedule(String id, String owner, String name) {
    return new Schedule(
        id,
        owner.strip(),
        name,
        "{}",
        "0 6 1 * *",
        ZoneId.of("Europe/Berlin"),
        Schedule.CatchUp.ALL,
        "{}",
        NOW);
  }

  @Test
  void refresh_isKept_theLatestFirst_andOfMoreThanAHundredTheLatest() {
    registry.write(
        entries -> {
          for (int i = 0; i <= 100; i++) {
            entries.refreshes().add(refresh(i));
          }
          return 1;
        });
    reopen();

    assertThat(registry.<List<KeptRefresh>>read(entries -> entries.refreshes().latest(1)))
        .containsExactly(refresh(100));
    assertThat(registry.<List<KeptRefresh>>read(entries -> entries.refreshes().latest(999)))
        .hasSize(100)
        .doesNotContain(refresh(0));
  }

  private static KeptRefresh refresh(int number) {
    Instant at = NOW.plusSeconds(number);
    return new KeptRefresh("f" + number, "mia", number % 2 == 0, "{}", at, at.plusSeconds(1));
  }

  @Test
  void workspace_isKeptOnce_untilItIsForgotten() {
    registry.write(
        entries -> {
          entries.refreshes().addWorkspace("/srv/b");
          entries.refreshes().addWorkspace("/srv/a");
          entries.refreshes().addWorkspace("/srv/b");
          return 1;
        });
    reopen();

    assertThat(registry.<List<String>>read(entries -> entries.refreshes().workspaces()))
        .containsExactly("/srv/a", "/srv/b");
    assertThat(registry.<Boolean>write(entries -> entries.refreshes().forgetWorkspace("/srv/a")))
        .isTrue();
    assertThat(registry.<Boolean>write(entries -> entries.refreshes().forgetWorkspace("/srv/a")))
        .isFalse();
  }

  @Test
  void alert_isKeptWhole_putsItselfInItsPlace_andOneOfEachNameAndOwner() {
    Alert alert = alert("a1", "mia", "late");
    Alert firing =
        alert
            .with(
                new Alert.Standing(
                    Alert.State.FIRING, NOW, NOW.plusSeconds(1), NOW.plusSeconds(2), "it is so"))
            .silentUntil(NOW.plusSeconds(60));
    registry.write(
        entries -> {
          List.of(alert("a2", "tom", "late"), alert, firing).forEach(entries.alerts()::put);
          return 1;
        });
    reopen();

    assertThat(registry.<List<Alert>>read(entries -> entries.alerts().all()))
        .containsExactly(firing, alert("a2", "tom", "late"));
    assertRefused(
        ErrorCode.CONFLICT,
        () ->
            registry.write(
                entries -> {
                  entries.alerts().put(alert("a3", "mia", "late"));
                  return 1;
                }));
    assertThat(registry.<Boolean>write(entries -> entries.alerts().remove("a1"))).isTrue();
    assertThat(registry.<Optional<Alert>>read(entries -> entries.alerts().find("a1"))).isEmpty();
  }

  private static Alert alert(String id, String owner, String name) {
    return new Alert(
        id,
        owner,
        name,
        "{}",
        ZoneId.of("Europe/Berlin"),
        "{}",
        NOW,
        null,
        new Alert.Standing(Alert.State.OK, NOW, null, null, ""));
  }

  @Test
  void notice_isAddedOnce_isItsOwnersAlone_andReadOnce() {
    Notice waiting = notice("n1", "mia", NOW, Notice.Delivery.WAITING);
    Notice later = notice("n2", "mia", NOW.plusSeconds(1), Notice.Delivery.NONE);
    Notice toms = notice("n3", "tom", NOW, Notice.Delivery.SENDING);
    for (Notice notice : List.of(waiting, later, toms)) {
      assertThat(registry.<Boolean>write(entries -> entries.notices().add(notice))).isTrue();
      assertThat(registry.<Boolean>write(entries -> entries.notices().add(notice))).isFalse();
    }
    reopen();

    assertThat(registry.<List<Notice>>read(entries -> entries.notices().of("mia", 9)))
        .containsExactly(later, waiting);
    assertThat(registry.<List<Notice>>read(entries -> entries.notices().waiting()))
        .extracting(Notice::id)
        .containsExactly("n1", "n3");
    registry.write(
        entries -> {
          entries.notices().put(waiting.with(Notice.Delivery.SENT, "there"));
          return 1;
        });
    assertThat(registry.<Integer>read(entries -> entries.notices().unread("mia"))).isEqualTo(2);
    assertThat(registry.<Integer>write(entries -> entries.notices().read("mia", "n1", NOW)))
        .isEqualTo(1);
    assertThat(registry.<Integer>write(entries -> entries.notices().read("tom", "n2", NOW)))
        .isZero();
    assertThat(registry.<Integer>write(entries -> entries.notices().read("mia", null, NOW)))
        .isEqualTo(1);
    Optional<Notice> read = registry.read(entries -> entries.notices().find("n1"));
    assertThat(read.map(Notice::readAt)).contains(NOW);
    assertThat(read.map(Notice::delivery)).contains(Notice.Delivery.SENT);
    assertThat(read.map(Notice::message)).contains("there");
  }

  private static Notice notice(String id, String owner, Instant at, Notice.Delivery delivery) {
    return new Notice(
        id, owner, "alert:a1", "fired", "late", "it is so", "/x", at, null, delivery, "");
  }

  @Test
  void insightMarks_areTheirOwners_latestFirst_andOneOfAnInsight() {
    registry.write(
        entries -> {
          entries.insightMarks().put("mia", new NotUseful("spike:parses:1", "spike", NOW));
          entries
              .insightMarks()
              .put("mia", new NotUseful("change:parses:1", "change", NOW.plusSeconds(1)));
          entries
              .insightMarks()
              .put("mia", new NotUseful("spike:parses:1", "spike", NOW.plusSeconds(2)));
          entries.insightMarks().put("ben", new NotUseful("spike:parses:1", "spike", NOW));
          entries.insightMarks().forget("ben", "change:parses:1");
          return entries;
        });
    reopen();

    assertThat(marksOf("mia"))
        .extracting(NotUseful::insight)
        .containsExactly("spike:parses:1", "change:parses:1");
    assertThat(marksOf("ben")).containsExactly(new NotUseful("spike:parses:1", "spike", NOW));
    registry.write(
        entries -> {
          entries.insightMarks().forget("mia", "spike:parses:1");
          return entries;
        });
    assertThat(marksOf("mia")).extracting(NotUseful::insight).containsExactly("change:parses:1");
  }

  private List<NotUseful> marksOf(String owner) {
    return registry.read(entries -> entries.insightMarks().of(owner));
  }

  private void reopen() {
    registry.close();
    openFirst();
  }

  private Optional<Person> find(String name) {
    return registry.read(entries -> entries.people().find(name));
  }

  private List<Membership> membershipsOf(String person) {
    return registry.read(entries -> entries.teams().of(person));
  }

  private List<Token> tokens() {
    return registry.read(entries -> entries.tokens().all());
  }

  private Optional<Token> tokenOf(String digest) {
    return registry.read(entries -> entries.tokens().ofDigest(digest));
  }

  private List<OpenSession> sessionsOf(String person) {
    return registry.read(entries -> entries.sessions().of(person));
  }

  private Optional<OpenSession> openSession(String digest) {
    return registry.read(entries -> entries.sessions().find(digest));
  }

  private List<SavedView> viewsOf(String owner) {
    return registry.read(entries -> entries.views().of(owner));
  }

  private void put(OpenSession... sessions) {
    registry.write(
        entries -> {
          List.of(sessions).forEach(entries.sessions()::put);
          return sessions.length;
        });
  }

  private static Token add(Registry.Entries entries, Token token) {
    entries.tokens().add(token);
    return token;
  }

  static Person person(String name, String... identities) {
    return new Person(name, Role.INDIVIDUAL, Set.of(identities), null, true, NOW);
  }

  static PersonChange roleOf(Role role) {
    return PersonChange.nothing().toRole(role);
  }

  static PersonChange identities(String... identities) {
    return PersonChange.nothing().toIdentities(Set.of(identities));
  }

  private static Membership member(@Nullable LocalDate from, @Nullable LocalDate to, boolean lead) {
    return new Membership("structure", "mia", from, to, lead);
  }

  private static Token token(
      String id, String name, @Nullable String actingAs, Set<String> projects) {
    return new Token(
        id,
        name,
        id + "-digest",
        Set.of(Token.Scope.READ, Token.Scope.INGEST),
        actingAs,
        projects,
        NOW,
        NOW.plusSeconds(60),
        null,
        null);
  }

  private static OpenSession session(String digest, String person) {
    return new OpenSession(
        digest, person, OpenSession.Method.PASSWORD, NOW, NOW, NOW.plusSeconds(60));
  }

  private static SavedView view(String name, String url) {
    return SavedView.of(name, url, NOW);
  }

  static void assertRefused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
