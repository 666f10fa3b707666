package io.aecos.analytics.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.duty.Duty;
import io.aecos.analytics.engine.postgres.PostgresAddress;
import io.aecos.analytics.engine.postgres.PostgresLedger;
import io.aecos.analytics.engine.postgres.PostgresRegistry;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Circumstances;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.operate.Examination.Check;
import io.aecos.analytics.server.settings.RetentionSettings;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.ledger.MemoryArchive;
import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreedRulesTest {
  @TempDir Path here;

  /** Of a text like {@code 2y; cost 90d; hold tower}. */
  private static RetentionRules rules(String text) {
    Map<String, Keep> modules = new TreeMap<>();
    Set<String> held = new TreeSet<>();
    String[] parts = text.split("; ");
    for (int i = 1; i < parts.length; i++) {
      String[] words = parts[i].split(" ");
      if (words[0].equals("hold")) {
        held.add(words[1]);
      } else {
        modules.put(words[0], Keep.parse(words[1]));
      }
    }
    return new RetentionRules(Keep.parse(parts[0]), modules, held);
  }

  @ParameterizedTest
  @CsvSource({
    "2y, 90d, true",
    "90d, 2y, false",
    "24 months, 2y, false",
    "731d, 2y, true",
    "2y, forever, false",
    "2y; cost forever, 2y, true",
    "2y, 2y; cost forever, false",
    "2y, 2y; cost 90d, true",
    "2y; cost 90d, 2y, false",
    "2y; hold tower, 2y, true",
    "2y, 2y; hold tower, false"
  })
  void rules_thatLetGoSooner_areFound_alsoByALaterProcess(
      String former, String now, boolean sooner) {
    AgreedRules agreed = new AgreedRules(here.resolve("agreed"), SharedFiles.NONE);
    assertThat(agreed.shortenedBy(rules(former))).isEmpty();

    AgreedRules later = new AgreedRules(here.resolve("agreed"), SharedFiles.NONE);
    assertThat(later.shortenedBy(rules(now)).isPresent()).isEqualTo(sooner);
    assertThat(later.shortenedBy(rules(now)).isPresent()).isEqualTo(sooner);
    later.agree(rules(now));
    assertThat(later.shortenedBy(rules(now))).isEmpty();
  }

  @Test
  void rulesThatKeepEverything_areNoAgreement() {
    AgreedRules agreed = new AgreedRules(here.resolve("agreed"), SharedFiles.NONE);
    assertThat(agreed.shortenedBy(RetentionRules.EVERYTHING)).isEmpty();
    assertThat(agreed.shortenedBy(rules("90d"))).isEmpty();
    assertThat(agreed.shortenedBy(RetentionRules.EVERYTHING)).isEmpty();
    assertThat(agreed.shortenedBy(rules("30d"))).contains(rules("90d"));
  }

  @Test
  void file_thatCannotBeUnderstood_isSaid() throws IOException {
    Path file = Files.writeString(here.resolve("agreed"), "keep\tnonsense\n");
    assertThatThrownBy(() -> new AgreedRules(file, SharedFiles.NONE).shortenedBy(rules("90d")))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("cannot be read; remove it");
  }

  /** A new node with other rules is as likely a mistake as a node that got others. */
  @Test
  void nodes_ofOneLedger_goByTheSame_alsoANewOne() throws Exception {
    try (PostgresServer database = PostgresServer.start()) {
      PostgresAddress address = PostgresAddress.parse(database.address("nodes"), null);
      PostgresLedger.prepare(address);
      try (PostgresRegistry one = PostgresRegistry.open(address);
          PostgresRegistry another = PostgresRegistry.open(address)) {
        AgreedRules first = new AgreedRules(here.resolve("one"), one.files());
        assertThat(first.shortenedBy(rules("2y"))).isEmpty();

        AgreedRules added = new AgreedRules(here.resolve("another"), another.files());
        assertThat(added.shortenedBy(rules("90d"))).contains(rules("2y"));
        added.agree(rules("90d"));
        assertThat(first.shortenedBy(rules("90d"))).isEmpty();
        assertThat(first.shortenedBy(rules("30d"))).contains(rules("90d"));
      }
    }
  }

  /** What was a slip of the pen moves nothing by itself, and is seen. */
  @Test
  void dailyRun_afterKeepWasShortened_waitsUntilAPersonAgrees() throws Exception {
    try (Delivered ledger = new Delivered(here)) {
      World before = ledger.node(said(rules("2y")), Duty.OWN);
      before.look();
      assertThat(before.check().ok()).isTrue();
      World shortened = ledger.node(said(rules("90d")), Duty.OWN);
      shortened.look();
      assertThat(shortened.archived()).isZero();
      assertThat(shortened.check().ok()).isFalse();
      assertThat(shortened.check().detail())
          .contains("2 years, then archived; now 90 days", "`retain --dry-run` shows");

      shortened.daily().agree();
      shortened.look();
      assertThat(shortened.archived()).isEqualTo(20);
      assertThat(shortened.check().ok()).isTrue();
    }
  }

  /** Who wrote down that everything stays is asked before anything leaves. */
  @ParameterizedTest
  @CsvSource({"true, 0", "false, 20"})
  void dailyRun_afterEverythingStayed_waitsWhereThatWasSaid(boolean said, long archived)
      throws Exception {
    try (Delivered ledger = new Delivered(here)) {
      ledger
          .node(said ? said(RetentionRules.EVERYTHING) : RetentionSettings.DEFAULTS, Duty.OWN)
          .daily()
          .start();
      World shortened = ledger.node(said(rules("90d")), Duty.OWN);
      shortened.look();
      assertThat(shortened.archived()).isEqualTo(archived);
      assertThat(shortened.check().ok()).isEqualTo(!said);

      shortened.daily().agree();
      shortened.look();
      assertThat(shortened.archived()).isEqualTo(20);
      assertThat(shortened.check().ok()).isTrue();
    }
  }

  @Test
  void dailyRun_ofANodeWhileAnotherArchives_isNoFailure() throws Exception {
    try (Delivered ledger = new Delivered(here)) {
      AtomicBoolean ours = new AtomicBoolean();
      World node = ledger.node(said(rules("90d")), held(ours));
      node.look();
      assertThat(node.archived()).isZero();
      assertThat(node.check().ok()).isTrue();

      ours.set(true); // The other has died.
      node.look();
      assertThat(node.archived()).isEqualTo(20);
    }
  }

  /** Held by this node or another. */
  private static Duty held(AtomicBoolean ours) {
    return new Duty() {
      @Override
      public boolean isMine() {
        return ours.get();
      }

      @Override
      public void reached(long seq) {}

      @Override
      public long reached() {
        return 0;
      }
    };
  }

  private static RetentionSettings said(RetentionRules rules) {
    return new RetentionSettings(rules, true, false, null, null);
  }

  private static LedgerBatch delivery() {
    return new LedgerBatch(
        "test",
        Practice.MONDAY,
        Practice.of(1).happenings(20),
        List.of(),
        List.of(),
        SourceReport.NOTHING);
  }

  /** A ledger with 20 events, long before the day that it is. */
  private record Delivered(Ledger ledger, MemoryArchive archive, Upkeep upkeep, Path here)
      implements AutoCloseable {
    Delivered(Path here) {
      this(
          SqliteLedger.open(here.resolve("ledger.sqlite")),
          new MemoryArchive(),
          new Upkeep(),
          here);
      ledger.append(delivery());
    }

    World node(RetentionSettings settings, Duty duty) {
      Clock clock = Clock.fixed(Instant.parse("2026-08-01T12:00:00Z"), ZoneOffset.UTC);
      Retention retention =
          new Retention(ledger, archive, settings.rules(), new Circumstances(duty, Set::of), clock);
      AgreedRules agreed = new AgreedRules(here.resolve("agreed"), SharedFiles.NONE);
      return new World(retention, new RetentionTask(retention, settings, agreed, upkeep, clock));
    }

    @Override
    public void close() {
      upkeep.close();
      archive.close();
      ledger.close();
    }
  }

  private record World(Retention retention, RetentionTask daily) {
    /** Until what it began is over. */
    void look() throws InterruptedException {
      daily.look();
      daily.awaitLatest();
    }

    Check check() {
      return new RetentionCheck(retention, daily).look();
    }

    long archived() {
      return retention.segments().stream().mapToLong(segment -> segment.archived()).sum();
    }
  }
}
