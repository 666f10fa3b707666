package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.Beforehand;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.Parts;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long stretch of a real ledger, for an engine that writes events as they will be. */
final class AmendmentsAheadTest {
  /** More than a follower reads at once, whatever memory it has. */
  private static final int EVENTS = 125_000;

  private static final int EVERY = 50;

  @TempDir Path directory;
  private final Foreseeing projection = new Foreseeing();
  private Ledger ledger;
  private long rows;

  /** Asks for what is ahead and shows all parts together, as an engine may. */
  private static final class Foreseeing extends ForwardingProjection {
    private int foreseen;
    private int shown;

    Foreseeing() {
      super(new MemoryProjection());
    }

    @Override
    public void applyAll(Parts parts) {
      List<LedgerRow> all = new ArrayList<>(parts.next());
      List<LedgerRow> ahead = parts.hasNext() ? parts.amendmentsAhead() : List.of();
      parts.forEachRemaining(all::addAll);
      List<LedgerRow> came = all.stream().filter(row -> Amendment.is(row.event())).toList();
      if (!ahead.isEmpty()) {
        assertThat(ahead).isEqualTo(came);
      }
      foreseen += ahead.size();
      shown += came.size();
      projection.apply(all);
    }
  }

  @BeforeEach
  void fill() {
    ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
    Random random = new Random(11);
    List<Event> known = new ArrayList<>();
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Event event = Practice.event("e" + i, Practice.PARSED, Practice.MONDAY).build();
      known.add(event);
      batch.add(event);
      if (i % EVERY == 0) {
        Event target = known.get(random.nextInt(known.size()));
        Event patch = Practice.event("p", Practice.PARSED, Practice.MONDAY).user("u" + i).build();
        batch.add(Amendment.of(target, patch, "r" + i));
      }
      if (batch.size() >= 5_000 || i == EVENTS - 1) {
        ledger.append(
            new LedgerBatch(
                "http",
                Practice.MONDAY,
                List.copyOf(batch),
                List.of(),
                List.of(),
                SourceReport.NOTHING));
        batch.clear();
      }
    }
    rows = ledger.lastSeq();
  }

  @AfterEach
  void close() {
    projection.close();
    ledger.close();
  }

  @Test
  void areGiven_withAllOfTheirRows() {
    assertThat(rebuilt(ledger, Beforehand.NOTHING)).isTrue();
    assertThat(projection.foreseen).isGreaterThan(projection.shown / 2);
    assertAllCame();
  }

  @Test
  void partThatIsRefused_comesAgain_withoutThem() {
    long place = rows * 2 / 3;
    assertThat(rebuilt(ledger, new Refusing(place, 0))).isTrue();
    assertThat(projection.foreseen).isZero();
    assertAllCame();
  }

  @Test
  void placeThatWasPassed_endsWhatIsGiven() {
    long place = rows * 2 / 3;
    assertThat(rebuilt(ledger, new Refusing(place, place))).isTrue();
    assertThat(projection.foreseen).isPositive();
    assertAllCame();
  }

  /** One that is missing would be applied after later ones. */
  @Test
  void oneThatTheLedgerDoesNotFind_isNoticed() {
    Ledger forgetful =
        (Ledger)
            Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> {
                  try {
                    Object answer = method.invoke(ledger, arguments);
                    return method.getName().equals("amendments") ? withoutOne(answer) : answer;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    assertThat(rebuilt(forgetful, Beforehand.NOTHING)).isTrue();
    assertThat(projection.foreseen).isZero();
    assertAllCame();
  }

  /** Followed once, and once more when it was made again. */
  private void assertAllCame() {
    assertThat(projection.shown).isEqualTo(2 * EVENTS / EVERY);
  }

  private static Object withoutOne(Object answer) {
    List<?> found = new ArrayList<>((List<?>) ((Optional<?>) answer).orElseThrow());
    found.remove(found.size() / 2);
    return Optional.of(found);
  }

  private boolean rebuilt(Ledger from, Beforehand beforehand) {
    Follower follower = new Follower(from, projection, beforehand, shown -> () -> {});
    projection.foreseen = 0;
    projection.shown = 0;
    Follower.Rebuilt rebuilt = follower.rebuild(RebuildProgress.SILENT);
    assertThat(projection.watermark().seq()).isEqualTo(rows);
    return rebuilt.after().equals(rebuilt.ledger());
  }

  /** Cannot look at rows across one place before those up to it are visible. */
  private record Refusing(long place, long passed) implements Beforehand {
    @Override
    public boolean examine(List<LedgerRow> part, boolean hidden) {
      return !hidden || part.get(0).seq() > place || part.get(part.size() - 1).seq() <= place;
    }
  }
}
