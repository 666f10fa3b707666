package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Intake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFollowerTest {
  @TempDir Path folder;

  @Test
  void follow_aWriteReachesTheLedgerAndAnInterruptEndsIt() throws Exception {
    Path workspace = folder.resolve("work");
    FixtureProject project = new FixtureProject(workspace.resolve("pier-7"));
    try (FixtureLedger ledger = new FixtureLedger(Files.createDirectories(folder.resolve("d")))) {
      Semaphore deliveries = new Semaphore(0);
      CountDownLatch imported = new CountDownLatch(1);
      Intake intake =
          new Intake(ledger, EventCatalog.shipped(), Clock.systemUTC(), deliveries::release);
      WorkspaceImporter importer =
          new WorkspaceImporter(intake, ledger, ledger.settings(), Clock.systemUTC());
      Thread thread =
          new Thread(
              () -> {
                try {
                  new WorkspaceFollower(importer, ledger.settings())
                      .run(workspace, ImportProgress.SILENT, summary -> imported.countDown());
                } catch (InterruptedException e) {
                  // This is how following ends.
                }
              });
      thread.start();
      assertThat(imported.await(60, TimeUnit.SECONDS)).isTrue();
      project.comment("ann", "BEAM00000000000000002B", "c0ffee000001", "too deep");
      while (ledger.events("collaboration/comment_added").isEmpty()) {
        assertThat(deliveries.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
      thread.interrupt();
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }
}
