package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that fail and folders that are closed: they are named, and the others are read. */
class IsolatedProjectTest {
  @TempDir Path folder;
  private Path workspace;
  private FixtureProject project;
  private FixtureLedger ledger;

  @BeforeEach
  void open() throws Exception {
    workspace = folder.resolve("work");
    project = new FixtureProject(workspace.resolve("pier-7"));
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void import_aProjectThatFails_isNamedAndStopsNoOther() throws Exception {
    WorkspaceImporterTest.work(project);
    WorkspaceImporterTest.work(new FixtureProject(workspace.resolve("annex")).onDay(1));
    ledger.failFor("annex");
    ImportSummary summary = ledger.importAll(workspace);
    assertThat(summary.failures()).startsWith("1 of 2 projects could not be read: annex: ");
    assertThat(statuses("annex")).containsOnly(Status.UNREADABLE).hasSizeGreaterThan(15);
    assertThat(ledger.state("annex", "analytics.db").feeds()).isNotEmpty();
    assertThat(statuses("pier-7")).containsOnly(Status.READ);
    assertThat(ledger.events("generation/element_generated"))
        .hasSize(3)
        .allMatch(event -> "pier-7".equals(event.project()));
    ledger.failFor("");
    assertThat(ledger.importAll(workspace).failures()).isEmpty();
    assertThat(statuses("annex")).containsOnly(Status.READ);
    assertThat(ledger.events("generation/element_generated")).hasSize(6);
  }

  @Test
  void import_foldersThatCannotBeLookedInto_areSaidUntilTheyCan() throws Exception {
    Path closed = workspace.resolve("closed");
    WorkspaceImporterTest.work(project);
    WorkspaceImporterTest.work(new FixtureProject(closed.resolve("annex")).onDay(1));
    ledger.importAll(workspace);
    Workspace open = Workspace.open(workspace);
    Workspace half =
        new Workspace(
            open.root(), List.of(project.root.toRealPath()), List.of(real(closed)), List.of());
    WorkspaceImporter.run(ledger.importer().projects(half), ImportProgress.SILENT);
    SourceState said = workspaceState();
    assertThat(said.status()).isEqualTo(Status.UNREADABLE);
    assertThat(said.detail()).startsWith("1 folder could not be looked into").contains("closed");
    assertThat(said.feeds()).anyMatch(type -> type.toString().equals("element/created"));
    assertThat(statuses("annex")).containsOnly(Status.UNREADABLE);
    assertThat(statuses("pier-7")).containsOnly(Status.READ);
    ledger.importAll(workspace);
    assertThat(workspaceState().status()).isEqualTo(Status.READ);
    assertThat(statuses("annex")).containsOnly(Status.READ);
  }

  @Test
  void import_projectsThatAreNotRead_areNamedUntilTheyAreGone() throws Exception {
    WorkspaceImporterTest.work(project);
    FixtureProject elsewhere = new FixtureProject(folder.resolve("archive/old"));
    WorkspaceImporterTest.work(elsewhere.onDay(1));
    Files.createSymbolicLink(workspace.resolve("old"), elsewhere.root);
    Files.createSymbolicLink(workspace.resolve("same"), project.root);
    Files.createDirectories(workspace.resolve(".kept/.aecos"));
    Files.createDirectories(workspace.resolve(".kept/elements"));
    Path inner = Files.createDirectories(project.root.resolve("phases/annex"));
    Files.writeString(inner.resolve("aecos_project.json"), "{}");

    ledger.importAll(workspace);
    assertThat(workspaceState().status()).isEqualTo(Status.READ);
    assertThat(workspaceState().detail())
        .startsWith("3 projects not read")
        .contains("work/old", "work/.kept", "phases/annex")
        .doesNotContain("same");
    assertThat(ledger.events("generation/element_generated"))
        .allMatch(event -> "pier-7".equals(event.project()));

    Files.delete(workspace.resolve("old"));
    Files.delete(workspace.resolve(".kept/elements"));
    Files.delete(inner.resolve("aecos_project.json"));
    ledger.importAll(workspace);
    assertThat(workspaceState().detail()).isEmpty();
  }

  @Test
  void open_aClosedFolder_isUnreadable() throws Exception {
    Path closed = Files.createDirectories(workspace.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(
          Files.isReadable(closed), "an administrator may read whatever permissions say");
      assertThat(Workspace.open(workspace).unreadable()).containsExactly(real(closed));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void open_foldersBeyondTheDeepest_areUnreadable() throws Exception {
    Path deep = workspace;
    for (int depth = 0; depth < 16; depth++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    assertThat(Workspace.open(workspace).unreadable()).isEmpty();
    Files.createDirectories(deep.resolve("d"));
    assertThat(Workspace.open(workspace).unreadable()).containsExactly(real(deep));
  }

  @Test
  void import_whileSourcesGrow_losesAndDoublesNothing() throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Callable<Object> work =
          () -> {
            for (int i = 10; i < 70; i++) {
              project.comment("ann", "BEAM00000000000000002B", "c0ffee0000" + i, "note " + i);
              project.metric("test", "growth", i, "{}", "ann");
            }
            return "written";
          };
      Future<Object> writing = writer.submit(work);
      int imports = 0;
      while (!writing.isDone()) {
        ledger.importAll(workspace);
        imports++;
      }
      writing.get(1, TimeUnit.MINUTES);
      assertThat(imports).isGreaterThan(1);
    } finally {
      writer.shutdownNow();
    }
    ledger.importAll(workspace);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(60);
    assertThat(ledger.events("test/growth")).hasSize(60);
    assertThat(ledger.quarantine().open()).isZero();
    try (FixtureLedger clean = new FixtureLedger(Files.createDirectories(folder.resolve("c")))) {
      clean.importAll(workspace);
      assertThat(ledger.numbers()).isEqualTo(clean.numbers());
    }
  }

  private Stream<Status> statuses(String key) {
    return ledger.sources().all().stream()
        .filter(state -> state.project().equals(key))
        .map(SourceState::status);
  }

  private SourceState workspaceState() throws Exception {
    return ledger.state("", "workspace " + real(workspace));
  }

  private static Path real(Path path) throws Exception {
    return path.toRealPath();
  }
}
