package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.source.SourceState.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFollowerTest {
  private static final String ELEMENT = "BEAM00000000000000002B";
  @TempDir Path folder;
  private final CompletableFuture<ImportSummary> imported = new CompletableFuture<>();
  private Path workspace;
  private FixtureProject project;
  private FixtureLedger ledger;
  private Thread thread;

  @BeforeEach
  void open() throws Exception {
    workspace = folder.resolve("work");
    project = new FixtureProject(workspace.resolve("pier-7"));
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("d")));
    thread = new Thread(this::follow);
  }

  @AfterEach
  void close() throws Exception {
    thread.interrupt();
    thread.join(30_000);
    assertThat(thread.isAlive()).isFalse();
    ledger.close();
  }

  @Test
  void follow_aWriteReachesTheLedgerAndAnInterruptEndsIt() throws Exception {
    summary();
    project.comment("ann", ELEMENT, "c0ffee000001", "too deep");
    await(() -> comments() == 1);
  }

  @Test
  void follow_aRowOfAWarehouse_reachesTheLedger() throws Exception {
    FixtureWarehouse warehouse =
        new FixtureWarehouse(project.root.resolve(".aecos/analytics/warehouse.db"));
    summary();
    warehouse.parse(1, "2026-03-02 14:09:18", "{}");
    await(() -> ledger.events("parser/parse_completed").size() == 1);
    warehouse.parse(2, "2026-03-02 14:10:18", "{}");
    await(() -> ledger.events("parser/parse_completed").size() == 2);
  }

  @Test
  void follow_aProjectThatFails_isNamedStopsNoOtherAndIsReadOnceItCan() throws Exception {
    FixtureProject tower = new FixtureProject(workspace.resolve("tower"));
    tower.comment("bob", ELEMENT, "c0ffee00000b", "too high");
    ledger.failFor("tower");
    assertThat(summary().failures()).startsWith("1 of 2 projects").contains("tower: ");
    project.comment("ann", ELEMENT, "c0ffee000001", "too deep");
    await(() -> comments() == 1);
    assertThat(ledger.state("tower", "activity.jsonl").status()).isEqualTo(Status.UNREADABLE);
    ledger.failFor("");
    await(() -> comments() == 2);
    await(() -> ledger.state("tower", "activity.jsonl").status() == Status.READ);
  }

  @Test
  void follow_aProjectThatBeginsToFail_losesNothing() throws Exception {
    summary();
    ledger.failFor("pier-7");
    project.comment("ann", ELEMENT, "c0ffee000001", "too deep");
    await(() -> ledger.state("activity.jsonl").status() == Status.UNREADABLE);
    assertThat(comments()).isZero();
    ledger.failFor("");
    await(() -> comments() == 1);
  }

  @Test
  void follow_aLedgerThatFails_isTriedAgainAndNothingIsMissing() throws Exception {
    summary();
    int before = ledger.attempts();
    ledger.failAfter(0);
    project.comment("ann", ELEMENT, "c0ffee000001", "too deep");
    await(() -> ledger.attempts() > before);
    ledger.failAfter(Integer.MAX_VALUE);
    await(() -> comments() == 1);
  }

  private int comments() {
    return ledger.events("collaboration/comment_added").size();
  }

  private ImportSummary summary() throws Exception {
    thread.start();
    return imported.get(60, TimeUnit.SECONDS);
  }

  private void follow() {
    Intake intake = new Intake(ledger, EventCatalog.shipped(), Clock.systemUTC(), () -> {});
    WorkspaceSettings settings =
        new WorkspaceSettings(
            folder.resolve("d/scratch"), false, Duration.ofMillis(50), Duration.ofMillis(200));
    WorkspaceImporter importer = new WorkspaceImporter(intake, ledger, settings, Clock.systemUTC());
    try {
      new WorkspaceFollower(importer, settings)
          .run(workspace, ImportProgress.SILENT, imported::complete);
    } catch (InterruptedException e) {
      // This is how following ends.
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(end);
      Thread.sleep(20);
    }
  }
}
