package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.engine.sql.SqlTimetable.Pace;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Timetable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several timetables in one registry's file, as several servers have them. */
class SqliteTimetableTest {
  private static final Pace FAST =
      new Pace(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(200));

  /** So seldom does a server show that it is alive which is gone. */
  private static final Duration GONE = Duration.ofHours(1);

  @TempDir Path directory;
  private final List<Timetable> open = new ArrayList<>();

  @BeforeEach
  void makeRegistry() {
    SqliteRegistry.open(file()).close();
  }

  @AfterEach
  void closeAll() {
    open.forEach(Timetable::close);
  }

  @Test
  void due_isCalledOnOneOfThree_eachTimeOnce() throws Exception {
    Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    Instant first = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    CountDownLatch enough = new CountDownLatch(30);
    timetable().put("a", first);
    timetable().put("b", first);
    timetable();
    for (Timetable one : open) {
      one.start(
          (id, due) -> {
            calls.computeIfAbsent(id + due, key -> new AtomicInteger()).incrementAndGet();
            enough.countDown();
            return Optional.of(due.plusMillis(50));
          });
    }

    assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(calls).containsKeys("a" + first, "b" + first.plusMillis(50));
    assertThat(calls.values()).allMatch(times -> times.get() == 1);
  }

  @Test
  void due_whereNothingCanBeRead_saysSoAsEverythingElseDoes() throws Exception {
    Timetable timetable = timetable();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE timetable");
    }
    for (ThrowingCallable asking :
        List.<ThrowingCallable>of(
            () -> timetable.due("a"),
            () -> timetable.put("a", Instant.now()),
            () -> timetable.remove("a"))) {
      assertThatThrownBy(asking)
          .isInstanceOfSatisfying(
              AnalyticsException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTRY_UNAVAILABLE));
    }
  }

  @Test
  void due_isCalledAgain_whereTheCallFailed() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch second = new CountDownLatch(1);
    Timetable timetable = timetable();
    Instant due = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    timetable.put("a", due);
    List<Instant> told = new ArrayList<>();
    timetable.start(
        (id, at) -> {
          told.add(at);
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
          }
          second.countDown();
          return Optional.empty();
        });

    assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    timetable.close();
    assertThat(told).containsExactly(due, due);
    assertThat(timetable().due("a")).isEmpty();
  }

  @Test
  void due_ofAServerThatIsGone_isCalledOnAnother() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch calledAgain = new CountDownLatch(1);
    Timetable gone = SqliteTimetable.open(file(), new Pace(FAST.look(), GONE, FAST.again()));
    open.add(gone);
    Instant due = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    gone.put("a", due);
    gone.start(
        (id, at) -> {
          called.countDown();
          calledAgain.await();
          return Optional.empty();
        });
    assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();

    List<Instant> told = new ArrayList<>();
    timetable()
        .start(
            (id, at) -> {
              told.add(at);
              calledAgain.countDown();
              return Optional.empty();
            });

    assertThat(calledAgain.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).containsExactly(due);
  }

  @Test
  void due_isToldAndChanged_andNothingIsCalledBeforeTheStart() {
    Timetable timetable = timetable();
    Instant later = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);

    timetable.putIfAbsent("a", later);
    timetable.putIfAbsent("a", later.plusSeconds(1));
    assertThat(timetable.due("a")).contains(later);
    timetable.put("a", later.plusSeconds(2));
    assertThat(timetable().due("a")).contains(later.plusSeconds(2));
    timetable.remove("a");
    timetable.remove("a");
    assertThat(timetable.due("a")).isEmpty();
  }

  private Timetable timetable() {
    Timetable timetable = SqliteTimetable.open(file(), FAST);
    open.add(timetable);
    return timetable;
  }

  private Path file() {
    return directory.resolve("registry.sqlite");
  }
}
