package io.aecos.analytics.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.testkit.fixture.Practice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds an engine to what {@link AuditTrail} promises to who uses it. {@link #open} gives the same
 * trail each time, several at once too; {@link TamperedTrailContract} looks at what others do to
 * it.
 */
public abstract class AuditTrailContract {
  static final Instant NOW = Practice.MONDAY;

  @SuppressWarnings("NullAway.Init")
  private AuditTrail trail;

  /** Opens the trail of the current test, which is empty at first and keeps what it was given. */
  protected abstract AuditTrail open();

  @BeforeEach
  void openTrail() {
    trail = open();
  }

  @AfterEach
  void closeTrail() {
    trail.close();
  }

  static AuditAct act(String action) {
    return AuditAct.of(NOW, new AuditActor("mia", "session"), action, "tower");
  }

  @Test
  void append_numbersFromOne_andChains() {
    AuditEntry first = trail.append(act("export.csv"));
    AuditEntry second = trail.append(act("export.csv"));

    assertThat(first.seq()).isEqualTo(1);
    assertThat(second.seq()).isEqualTo(2);
    assertThat(second.seal().previous()).isEqualTo(first.seal().hash());
    assertThat(second.seal().hash()).matches("[0-9a-f]{64}").isNotEqualTo(first.seal().hash());
    assertThat(trail.verify()).satisfies(AuditTrailContract::whole);
  }

  @Test
  void append_anyText_isKeptAsItIsAndStaysWhole() {
    List<String> texts =
        List.of(
            "",
            " ",
            "Zo\u00eb \ud83d\udc34",
            "a\u0000b",
            "line\nforged: admin\r\n\u001b[2J\u202e",
            "'; DROP TABLE entry; --",
            "(none)");
    for (String text : texts) {
      AuditActor actor = new AuditActor(text, text);
      AuditAct act =
          new AuditAct(NOW, actor, text, text, text, text, 7L, Outcome.FAILED, text, null);
      trail.append(act);
      assertThat(trail.find(AuditQuery.newest(1)).get(0).act()).isEqualTo(act);
    }
    assertThat(trail.verify()).satisfies(AuditTrailContract::whole);
  }

  @Test
  void append_halfACharacterAndTooMuch_isMadeWhatCanBeKept() {
    AuditEntry entry =
        trail.append(AuditAct.of(NOW, new AuditActor("\ud83d", ""), "a", "x".repeat(1_000_000)));

    assertThat(entry.act().actor().who()).isEqualTo("\ufffd");
    assertThat(entry.act().target()).hasSizeLessThan(1_100).endsWith("x …");
    assertThat(trail.find(AuditQuery.newest(1))).containsExactly(entry);
    assertThat(trail.verify()).satisfies(AuditTrailContract::whole);
  }

  @Test
  void append_whenTheClockGoesBack_keepsTheOrder() {
    trail.append(act("one"));
    trail.append(
        AuditAct.of(NOW.minusSeconds(86_400), new AuditActor("mia", "session"), "two", ""));
    trail.append(act("three"));

    assertThat(actions(AuditQuery.newest(10))).containsExactly("three", "two", "one");
    assertThat(trail.verify()).satisfies(AuditTrailContract::whole);
  }

  @Test
  void append_isKeptForTheNextOpening() {
    AuditEntry entry = trail.append(act("one"));
    trail.close();
    trail = open();

    assertThat(trail.find(AuditQuery.newest(10))).containsExactly(entry);
    assertThat(trail.append(act("two")).seq()).isEqualTo(2);
    assertThat(trail.verify()).satisfies(AuditTrailContract::whole);
  }

  @Test
  void append_byManyOverTwoOpenings_givesConsecutiveNumbers() throws Exception {
    int many = 40;
    try (AuditTrail other = open()) {
      ExecutorService pool = Executors.newFixedThreadPool(8);
      List<Callable<Long>> work = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        AuditTrail one = i % 2 == 0 ? trail : other;
        work.add(() -> one.append(act("at once")).seq());
      }
      List<Long> seqs = new ArrayList<>();
      for (Future<Long> future : pool.invokeAll(work)) {
        seqs.add(future.get());
      }
      pool.shutdown();
      assertThat(seqs)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, many).boxed().toList());
      assertThat(other.verify()).satisfies(AuditTrailContract::whole);
    }
  }

  @Test
  void find_byEachPart_andPageByPage() {
    append("mia", "token.create", "hooks", Outcome.DONE, 0);
    append("tom", "token.revoke", "hooks", Outcome.DENIED, 10);
    append("tom", "tokenless", "100% of_it", Outcome.DONE, 20);

    assertThat(actions(query("tom", null, null, null, null)))
        .containsExactly("tokenless", "token.revoke");
    assertThat(actions(query(null, "token.", null, null, null)))
        .containsExactly("token.revoke", "token.create");
    assertThat(actions(query(null, "token.create", null, null, null)))
        .containsExactly("token.create");
    assertThat(actions(query(null, "token", null, null, null)))
        .containsExactly("token.revoke", "token.create");
    assertThat(actions(query(null, "tokenless", null, null, null))).containsExactly("tokenless");
    assertThat(actions(query(null, null, Outcome.DENIED, null, null)))
        .containsExactly("token.revoke");
    assertThat(actions(query(null, null, null, "HOOKS", null)))
        .containsExactly("token.revoke", "token.create");
    assertThat(actions(query(null, null, null, "0% of_", null))).containsExactly("tokenless");
    assertThat(actions(query(null, null, null, "0%of", null))).isEmpty();
    assertThat(actions(query(null, null, null, null, 3L)))
        .containsExactly("token.revoke", "token.create");
    assertThat(
            actions(
                new AuditQuery(
                    null,
                    null,
                    null,
                    NOW.plusSeconds(10),
                    NOW.plusSeconds(20),
                    null,
                    null,
                    9,
                    false)))
        .containsExactly("token.revoke");
    assertThat(actions(AuditQuery.newest(1))).containsExactly("tokenless");
  }

  @Test
  void find_leavesOutWhatWasBegun_onlyWhereAnotherSaysWhatCameOfIt() {
    AuditEntry answered = trail.append(act("user.change").with(Outcome.BEGUN));
    trail.append(act("rebuild").with(Outcome.BEGUN));
    AuditAct end = act("user.change");
    trail.append(
        new AuditAct(
            NOW, end.actor(), "user.change", "", "", "", null, Outcome.DONE, "", answered.seq()));

    assertThat(actions(AuditQuery.newest(9))).containsExactly("user.change", "rebuild");
    assertThat(actions(query(null, null, Outcome.BEGUN, null, null)))
        .containsExactly("rebuild", "user.change");
    assertThat(actions(new AuditQuery(null, null, null, null, null, null, null, 9, true)))
        .containsExactly("user.change", "rebuild", "user.change");
    List<Long> all = new ArrayList<>();
    trail.each(entry -> all.add(entry.seq()));
    assertThat(all).containsExactly(1L, 2L, 3L);
  }

  private void append(String who, String action, String target, Outcome outcome, long seconds) {
    trail.append(
        AuditAct.of(NOW.plusSeconds(seconds), new AuditActor(who, "session"), action, target)
            .with(outcome));
  }

  private static AuditQuery query(
      @Nullable String who,
      @Nullable String action,
      @Nullable Outcome outcome,
      @Nullable String text,
      @Nullable Long before) {
    return new AuditQuery(who, action, outcome, null, null, text, before, 10, false);
  }

  private List<String> actions(AuditQuery query) {
    return trail.find(query).stream().map(entry -> entry.act().action()).toList();
  }

  static void whole(AuditVerdict verdict) {
    assertThat(verdict.fault()).isNull();
    assertThat(verdict.anchored()).isEqualTo(verdict.entries());
  }
}
