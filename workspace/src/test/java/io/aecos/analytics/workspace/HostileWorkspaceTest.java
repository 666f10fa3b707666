package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.source.SourceState.Status;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces that are in disorder: what is said of them, and that the rest is still read. */
class HostileWorkspaceTest {
  private static final String ACTIVITY = ".aecos/activity.jsonl";
  @TempDir Path folder;
  private Path workspace;
  private FixtureProject project;
  private FixtureLedger ledger;

  @BeforeEach
  void open() throws Exception {
    workspace = folder.resolve("work");
    project = new FixtureProject(workspace.resolve("pier-7"));
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("data")));
    WorkspaceImporterTest.work(project);
  }

  @AfterEach
  void close() {
    Counts total = ledger.accounting().total();
    assertThat(total.received())
        .isEqualTo(total.stored() + total.duplicate() + total.quarantined() + total.refused());
    ledger.close();
  }

  @Test
  void databaseRolledBackBesideItsLog_countsNothingTwice() throws Exception {
    Path live = project.root.resolve("analytics.db");
    Path old = folder.resolve("old.db");
    Files.copy(live, old);
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + live);
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute(row("newer"));
      ledger.importAll(workspace);
      assertThat(ledger.events("test/newer")).hasSize(1);
      Path stale = folder.resolve("stale-wal");
      Files.copy(project.root.resolve("analytics.db-wal"), stale);
      writer.close();
      Files.copy(old, live, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(stale, project.root.resolve("analytics.db-wal"));
    }
    ledger.importAll(workspace);
    assertThat(ledger.events("test/newer")).hasSize(1);
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
  }

  @Test
  void logOfAnotherDatabase_isLeftOutAndSaid() throws Exception {
    byte[] rubbish = new byte[5_000];
    Arrays.fill(rubbish, (byte) 7);
    Files.write(project.root.resolve("analytics.db-wal"), rubbish);
    ledger.importAll(workspace);
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
    assertThat(ledger.quarantine().open()).isZero();
  }

  @Test
  void shallowClone_saysThatOlderCommitsAreUnknown() throws Exception {
    try (Git git = Git.open(project.root.toFile())) {
      String head = git.getRepository().resolve("HEAD").name();
      project.write(".git/shallow", head + "\n");
    }
    ledger.importAll(workspace);
    assertThat(ledger.state("git").status()).isEqualTo(Status.PARTIAL);
    assertThat(ledger.state("git").detail()).contains("shallow");
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
  }

  @Test
  void unreadableFolder_isSaidAndTheRestIsRead() throws Exception {
    Path closed = project.root.resolve("fine_tuning/interactions");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(
          Files.isReadable(closed), "an administrator may read whatever permissions say");
      ledger.importAll(workspace);
      assertThat(ledger.state("interactions").status()).isEqualTo(Status.UNREADABLE);
      assertThat(ledger.events("generation/element_generated")).hasSize(3);
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void folderWhereAFileShouldBe_andTheOtherWayRound_areSaid() throws Exception {
    Files.delete(project.root.resolve(".aecos/reviews.json"));
    Files.createDirectories(project.root.resolve(".aecos/reviews.json/nonsense"));
    Files.delete(project.root.resolve("analytics.db"));
    Files.createDirectories(project.root.resolve("analytics.db"));
    ledger.importAll(workspace);
    assertThat(ledger.state("analytics.db").status()).isEqualTo(Status.UNREADABLE);
    assertThat(ledger.state("analytics.db").status().complete()).isFalse();
    assertThat(ledger.state("reviews.json").status()).isEqualTo(Status.UNREADABLE);
    assertThat(ledger.events("collaboration/review_requested")).hasSize(1);
  }

  @Test
  void folderNameAsLongAsTheSystemAllows_isKept() throws Exception {
    Path longer = workspace.resolve("n".repeat(255));
    Files.move(project.root, longer);
    ledger.importAll(workspace);
    assertThat(ledger.quarantine().open()).isZero();
    assertThat(ledger.events("generation/element_generated"))
        .hasSize(3)
        .allSatisfy(event -> assertThat(event.project()).hasSize(255));
  }

  @Test
  void movedProject_keepsItsKeyAndDeliversNothingAgain() throws Exception {
    ledger.importAll(workspace);
    Path moved = Files.createDirectories(workspace.resolve("archive")).resolve("pier-7");
    Files.move(project.root, moved);
    assertThat(ledger.importAll(workspace).stored()).isZero();
    assertThat(ledger.sources().projects())
        .singleElement()
        .satisfies(found -> assertThat(found.key()).isEqualTo("pier-7"))
        .satisfies(found -> assertThat(found.root()).isEqualTo(moved.toRealPath().toString()));
  }

  @Test
  void linksInCircles_areNotWalked() throws Exception {
    Files.createSymbolicLink(project.root.resolve("elements/element_LOOP"), project.root);
    Path first = project.root.resolve("elements/element_A");
    Path second = project.root.resolve("elements/element_B");
    Files.createSymbolicLink(first, second);
    Files.createSymbolicLink(second, first);
    Files.createSymbolicLink(workspace.resolve("again"), workspace);
    ledger.importAll(workspace);
    assertThat(ledger.sources().projects()).hasSize(1);
    assertThat(ledger.state("elements").itemsRead()).isEqualTo(3);
  }

  @Test
  void lineOfAHundredMegabytes_isRefusedWithItsPlaceAndTheNextOneIsRead() throws Exception {
    byte[] part = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        Files.newOutputStream(project.root.resolve(ACTIVITY), StandardOpenOption.APPEND)) {
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
      out.write('\n');
    }
    project.comment("ann", "BEAM00000000000000002B", "c0ffee000002", "after the long line");
    ledger.importAll(workspace);
    assertThat(ledger.state("activity.jsonl").status()).isEqualTo(Status.PARTIAL);
    assertThat(ledger.accounting().total().refused()).isEqualTo(1);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(2);
  }

  @Test
  void timesOutOfReach_areQuarantinedOnce() throws Exception {
    project.append(
        ACTIVITY,
        "{\"id\":\"f0f0f0f0f0f0\",\"type\":\"comment\",\"user\":\"ann\",\"element_id\":\"\","
            + "\"timestamp\":\"2999-01-01T00:00:00Z\",\"details\":{\"comment_id\":\"f1\"}}\n");
    project.sql(
        "analytics.db",
        "INSERT INTO events(timestamp,module,event_type,value)"
            + " VALUES('1066-10-14T09:00:00+00:00','test','early',1)");
    ledger.importAll(workspace);
    ledger.importAll(workspace);
    assertThat(ledger.quarantine().open()).isEqualTo(2);
    for (String source : List.of("activity.jsonl", "analytics.db")) {
      assertThat(ledger.state(source).status()).as(source).isEqualTo(Status.PARTIAL);
      assertThat(ledger.state(source).detail()).startsWith("1 of its events");
    }
    assertThat(ledger.quarantine().list(null, 5))
        .allSatisfy(entry -> assertThat(entry.item().field()).isEqualTo("occurredAt"))
        .extracting(entry -> entry.item().location())
        .anyMatch(place -> place.startsWith("pier-7/.aecos/activity.jsonl:"))
        .anyMatch(place -> place.startsWith("pier-7/analytics.db#"));
    assertThat(ledger.events("collaboration/comment_added")).hasSize(1);
  }

  @Test
  void nulAndBrokenTextInNames_areKeptOutOfTheEvents() throws Exception {
    project.append(
        ACTIVITY,
        "{\"id\":\"0a0a0a0a0a0a\",\"type\":\"comment\",\"user\":\"a\\u0000b\",\"element_id\":\"\","
            + "\"timestamp\":\"2026-03-02T14:00:00Z\",\"details\":{\"comment_id\":\"f2\"}}\n");
    ledger.importAll(workspace);
    assertThat(ledger.quarantine().open() + ledger.events("collaboration/comment_added").size())
        .isEqualTo(2);
    assertThat(ledger.events().toString()).doesNotContain("\u0000");
  }

  @Test
  void repositoryOutsideOfTheWorkspace_isNotFollowed() throws Exception {
    Path outside = folder.resolve("outside.git");
    Files.move(project.root.resolve(".git"), outside);
    Files.writeString(project.root.resolve(".git"), "gitdir: " + outside + "\n");
    ledger.importAll(workspace);
    assertThat(ledger.state("git").status()).isEqualTo(Status.UNREADABLE);
    assertThat(ledger.state("git").detail()).contains("not followed");
  }

  @Test
  void fileOutsideOfTheWorkspace_isNotRead() throws Exception {
    Path outside = folder.resolve("tasks.json");
    Files.move(project.root.resolve(".aecos/tasks.json"), outside);
    Files.createSymbolicLink(project.root.resolve(".aecos/tasks.json"), outside);
    ledger.importAll(workspace);
    assertThat(ledger.state("tasks.json").status()).isEqualTo(Status.UNREADABLE);
    assertThatThrownBy(() -> ledger.importAll(folder.resolve("tasks.json")))
        .hasMessageContaining("is not a folder");
  }

  private static String row(String type) {
    return "INSERT INTO events(timestamp,module,event_type,value)"
        + " VALUES('2026-03-02T14:00:00+00:00','test','"
        + type
        + "',1)";
  }
}
