package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project is what it carries itself, whatever its folder is called and wherever it lies. */
class ProjectIdentityTest {
  @TempDir Path folder;
  private Path workspace;
  private FixtureProject tower;
  private FixtureLedger ledger;

  @BeforeEach
  void open() throws Exception {
    workspace = folder.resolve("work");
    tower = new FixtureProject(workspace.resolve("tower"));
    WorkspaceImporterTest.work(tower);
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void import_afterARename_isTheSameProjectUnderItsNewName() throws Exception {
    ledger.importAll(workspace);
    move("tower", "spire");
    ledger.importAll(workspace);
    assertEqualsClean();
    assertThat(ledger.sources().projects()).extracting(Project::key).containsExactly("spire");
    assertThat(ledger.sources().all()).extracting(SourceState::project).containsOnly("spire");
    assertThat(ledger.importAll(workspace).received()).isZero();
  }

  @Test
  void import_afterARename_takesAlongWhatTheProjectNoLongerTells() throws Exception {
    ledger.importAll(workspace);
    long before = ledger.events().size();
    move("tower", "spire");
    Files.delete(workspace.resolve("spire/fine_tuning/interactions/feedbacc-001.jsonl"));
    ledger.importAll(workspace);
    assertThat(ledger.events()).hasSize((int) before);
    assertThat(ledger.events()).extracting(Event::project).containsOnly("spire");
  }

  @Test
  void import_afterARenameThatWasTakenBack_hasTheOldName() throws Exception {
    ledger.importAll(workspace);
    move("tower", "spire");
    ledger.importAll(workspace);
    move("spire", "tower");
    ledger.importAll(workspace);
    move("tower", "spire");
    ledger.importAll(workspace);
    assertEqualsClean();
  }

  @Test
  void import_afterARename_killedAnywhere_endsTheSame() throws Exception {
    FixtureProject barn = other("barn");
    ledger.importAll(workspace);
    swap("tower", "barn");
    assertThat(barn.root).exists();
    ledger.failAfter(1);
    for (int tries = 0; tries < 3; tries++) {
      try {
        ledger.importAll(workspace);
      } catch (io.aecos.analytics.error.AnalyticsException e) {
        ledger.failAfter(1);
      }
    }
    ledger.failAfter(Integer.MAX_VALUE);
    ledger.importAll(workspace);
    assertEqualsClean();
  }

  @Test
  void import_ofFoldersWhoseNamesLookTheSame_keepsThemApart() throws Exception {
    other("tower ");
    FixtureProject blank = new FixtureProject(workspace.resolve(" "));
    blank.later(Duration.ofDays(5));
    WorkspaceImporterTest.work(blank);
    ledger.importAll(workspace);

    assertThat(ledger.sources().projects())
        .extracting(Project::key)
        .containsExactlyInAnyOrder("tower", "work/tower", "unnamed");
    assertThat(ledger.events().stream().map(Event::project).distinct())
        .containsExactlyInAnyOrder("tower", "work/tower", "unnamed");
    long before = ledger.events().size();
    ledger.importAll(workspace);
    assertThat(ledger.events()).hasSize((int) before);
  }

  @Test
  void import_afterAMove_isTheSameProject() throws Exception {
    ledger.importAll(workspace);
    Files.createDirectories(workspace.resolve("done/2026"));
    move("tower", "done/2026/tower");
    ledger.importAll(workspace);
    assertEqualsClean();
    assertThat(ledger.sources().projects())
        .extracting(Project::root)
        .containsExactly(workspace.toRealPath().resolve("done/2026/tower").toString());
  }

  @Test
  void import_afterWorkAndARename_countsTheNewWorkToo() throws Exception {
    ledger.importAll(workspace);
    move("tower", "spire");
    new FixtureProject(workspace.resolve("spire"), tower)
        .command("eve", "a door", "IfcDoor", "DOOR00000000000000001A");
    ledger.importAll(workspace);
    assertEqualsClean();
  }

  @Test
  void import_ofAProjectWithoutDatabases_isKnownByItsOtherBeginnings() throws Exception {
    Path other = folder.resolve("shipped");
    WorkspaceImporterTest.work(new FixtureProject(other.resolve("pier"), false));
    ledger.importAll(other);
    long before = ledger.events().size();
    Files.move(other.resolve("pier"), other.resolve("quay"));
    ledger.importAll(other);
    assertThat(ledger.events()).hasSize((int) before);
    assertThat(ledger.events()).extracting(Event::project).containsOnly("quay");
  }

  @Test
  void import_ofAProjectThatBeganItsWorkLater_staysTheSame() throws Exception {
    FixtureProject barn = new FixtureProject(workspace.resolve("barn"));
    ledger.importAll(workspace);
    barn.later(Duration.ofDays(1));
    WorkspaceImporterTest.work(barn);
    ledger.importAll(workspace);
    move("barn", "stable");
    ledger.importAll(workspace);
    assertEqualsClean();
    assertThat(ledger.sources().projects())
        .extracting(Project::key)
        .containsExactly("stable", "tower");
  }

  @Test
  void import_afterTwoProjectsSwappedNames_tellsThemApart() throws Exception {
    other("barn");
    ledger.importAll(workspace);
    swap("tower", "barn");
    ledger.importAll(workspace);
    assertEqualsClean();
    assertThat(ledger.importAll(workspace).received()).isZero();
    swap("tower", "barn");
    ledger.importAll(workspace);
    assertEqualsClean();
  }

  @Test
  void import_ofACopy_countsOnceAndNamesBothPaths() throws Exception {
    copy("tower", "backup/tower");
    ledger.importAll(workspace);
    Map<String, Integer> both = ledger.numbers();
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
    assertThat(copies()).contains("/work/tower").contains("/work/backup/tower");
    assertThat(ledger.sources().projects()).hasSize(1);
    assertThat(ledger.importAll(workspace).received()).isZero();
    delete("backup");
    ledger.importAll(workspace);
    assertThat(ledger.numbers()).isEqualTo(both).isEqualTo(clean());
    assertThat(copies()).isEmpty();
    assertThat(ledger.sources().projects().get(0).copies()).isEmpty();
  }

  @Test
  void import_ofACopyThatWentItsOwnWay_countsWhatOnlyOneOfThemTells() throws Exception {
    ledger.importAll(workspace);
    copy("tower", "backup/tower");
    FixtureProject copy = new FixtureProject(workspace.resolve("backup/tower"), tower);
    tower.command("ann", "a door", "IfcDoor", "DOOR00000000000000001A");
    copy.later(Duration.ofHours(5));
    copy.command("eve", "a slab", "IfcSlab", "SLAB00000000000000001A");
    ledger.importAll(workspace);
    assertThat(ledger.events("parser/parse_completed")).hasSize(4);
    assertThat(ledger.events("generation/element_generated"))
        .extracting(Event::elementType)
        .containsExactlyInAnyOrder("IfcBeam", "IfcBeam", "IfcBeam", "IfcDoor", "IfcSlab");
    assertThat(ledger.events("audit/entry_recorded"))
        .extracting(Event::user, Event::occurredAt)
        .doesNotHaveDuplicates();
    assertEqualsClean();
    delete("tower");
    ledger.importAll(workspace);
    assertThat(ledger.events("parser/parse_completed")).hasSize(4);
    assertThat(ledger.sources().projects()).hasSize(1);
  }

  @Test
  void import_ofAClone_countsOnceThoughItHasNoDatabases() throws Exception {
    commitFiles();
    clone("tower", "clones/tower");
    ledger.importAll(workspace);
    assertThat(ledger.numbers()).isEqualTo(without("clones"));
    assertThat(copies()).contains("/work/clones/tower");
    assertThat(ledger.state("analytics.db").status().complete()).isTrue();
    assertThat(ledger.importAll(workspace).received()).isZero();
  }

  @Test
  void import_ofACloneFirst_countsOnceWhenTheOriginalComes() throws Exception {
    commitFiles();
    Path clones = folder.resolve("clones");
    clone("tower", "../clones/tower");
    ledger.importAll(clones);
    ledger.importAll(workspace);
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
    assertThat(ledger.events("parser/parse_completed")).hasSize(3);
    assertThat(ledger.sources().projects()).hasSize(1);
  }

  @Test
  void import_ofAWorktree_countsOnce() throws Exception {
    commitFiles();
    Path tree = workspace.resolve("trees/tower");
    Path private_ = tower.root.resolve(".git/worktrees/tower");
    copy("tower/.aecos", "trees/tower/.aecos");
    copy("tower/fine_tuning", "trees/tower/fine_tuning");
    copy("tower/elements", "trees/tower/elements");
    Files.createDirectories(private_);
    Files.writeString(tree.resolve(".git"), "gitdir: " + private_ + "\n");
    Files.writeString(private_.resolve("gitdir"), tree.resolve(".git") + "\n");
    Files.writeString(private_.resolve("commondir"), "../..\n");
    Files.copy(tower.root.resolve(".git/HEAD"), private_.resolve("HEAD"));
    ledger.importAll(workspace);
    assertThat(ledger.numbers()).isEqualTo(without("trees"));
    assertThat(copies()).contains("/work/trees/tower");
    assertThat(ledger.state("git").status()).isEqualTo(SourceState.Status.READ);
  }

  @Test
  void import_ofProjectsFromOneTemplate_areTwo() throws Exception {
    FixtureProject template = new FixtureProject(folder.resolve("template"));
    template.commit("feat: create element Start (IfcWall)");
    for (String name : List.of("north", "south")) {
      copyTree(template.root, workspace.resolve(name + "/school"));
      FixtureProject school = new FixtureProject(workspace.resolve(name + "/school"), template);
      school.later(Duration.ofHours(name.length() + name.charAt(0)));
      WorkspaceImporterTest.work(school);
    }
    ledger.importAll(workspace);
    assertThat(ledger.sources().projects())
        .extracting(Project::key)
        .containsExactlyInAnyOrder("school", "south/school", "tower");
    assertThat(ledger.events("generation/element_generated")).hasSize(9);
  }

  @Test
  void import_ofAnotherProjectInTheOldPlace_makesTwo() throws Exception {
    ledger.importAll(workspace);
    Files.move(workspace.resolve("tower"), folder.resolve("aside"));
    FixtureProject fresh = new FixtureProject(workspace.resolve("tower"));
    fresh.later(Duration.ofDays(9));
    fresh.commit("feat: create element Own (IfcWall)");
    WorkspaceImporterTest.work(fresh);
    deleteGit(fresh);
    ledger.importAll(workspace);
    Files.move(folder.resolve("aside"), workspace.resolve("spire"));
    ledger.importAll(workspace);
    assertThat(ledger.sources().projects())
        .extracting(Project::key)
        .containsExactly("spire", "tower");
    assertThat(ledger.numbers()).isEqualTo(clean());
  }

  @Test
  void import_afterARename_movesWhatHooksToldUnderTheOldName() throws Exception {
    ledger.importAll(workspace);
    hook("early", "tower");
    hook("elsewhere", "other");
    move("tower", "spire");
    ledger.importAll(workspace);
    hook("late", "tower");
    hook("new", "spire");
    ledger.importAll(workspace);
    assertThat(ledger.events("deployment/health_check"))
        .extracting(Event::project)
        .containsExactly("spire", "other", "spire", "spire");
    long rows = ledger.lastSeq();
    ledger.importAll(workspace);
    assertThat(ledger.lastSeq()).isEqualTo(rows);
  }

  @Test
  void import_afterASwap_movesWhatHooksToldBeforeIt() throws Exception {
    other("barn");
    ledger.importAll(workspace);
    hook("before", "tower");
    swap("tower", "barn");
    ledger.importAll(workspace);
    hook("after", "tower");
    ledger.importAll(workspace);
    assertThat(ledger.events("deployment/health_check"))
        .extracting(Event::project)
        .containsExactly("barn", "tower");
  }

  @Test
  void import_ofTwoFoldersOfOneName_givesEachWhatItsHookTold() throws Exception {
    copyTree(other("barn").root, workspace.resolve("south/tower"));
    delete("barn");
    Path real = workspace.toRealPath();
    hook("north", "tower", real.resolve("tower"));
    hook("south", "tower", real.resolve("south/tower"));
    ledger.importAll(workspace);
    assertThat(ledger.events("deployment/health_check"))
        .extracting(Event::project)
        .containsExactly("tower", "south/tower");
    move("south/tower", "barn");
    ledger.importAll(workspace);
    hook("late", "tower", real.resolve("south/tower"));
    ledger.importAll(workspace);
    assertThat(ledger.events("deployment/health_check"))
        .extracting(Event::project)
        .containsExactly("tower", "barn", "barn");
  }

  @Test
  void follow_aRename_isNoticedAndCountedOnce() throws Exception {
    try (Following following = new Following()) {
      move("tower", "spire");
      following.until(() -> projects(ledger).equals(projects(null)));
    }
    assertEqualsClean();
  }

  @Test
  void follow_aSwap_isNoticedAndCountedOnce() throws Exception {
    other("barn");
    try (Following following = new Following()) {
      swap("tower", "barn");
      following.until(() -> projects(ledger).equals(projects(null)));
    }
    assertEqualsClean();
  }

  /** Follows the workspace until it is closed. */
  private final class Following implements AutoCloseable {
    private final Thread thread;

    Following() throws Exception {
      WorkspaceSettings often =
          new WorkspaceSettings(
              ledger.settings().scratch(), false, Duration.ofMillis(200), Duration.ofSeconds(2));
      CountDownLatch imported = new CountDownLatch(1);
      thread =
          new Thread(
              () -> {
                try {
                  new WorkspaceFollower(ledger.importer(), often)
                      .run(workspace, ImportProgress.SILENT, summary -> imported.countDown());
                } catch (InterruptedException e) {
                  // This is how following ends.
                }
              });
      thread.start();
      assertThat(imported.await(120, TimeUnit.SECONDS)).isTrue();
    }

    void until(Callable<Boolean> reached) throws Exception {
      Instant latest = Instant.now().plusSeconds(120);
      while (!reached.call()) {
        assertThat(Instant.now()).isBefore(latest);
        Thread.sleep(500);
      }
    }

    @Override
    public void close() throws Exception {
      thread.interrupt();
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void import_intoALedgerWithoutMarks_doublesNothing() throws Exception {
    old(ledger, "tower");
    long before = ledger.events().size();
    ledger.importAll(workspace);
    assertThat(ledger.events()).hasSize((int) before);
    move("tower", "spire");
    ledger.importAll(workspace);
    assertEqualsClean();
  }

  @Test
  void import_intoALedgerWithoutMarks_knowsProjectsThatSwappedNames() throws Exception {
    other("barn");
    old(ledger, "tower", "barn");
    swap("tower", "barn");
    ledger.importAll(workspace);
    assertEqualsClean();
    assertThat(ledger.sources().projects())
        .extracting(Project::key, Project::seed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("barn", "tower"),
            org.assertj.core.groups.Tuple.tuple("tower", "barn"));
  }

  /** If one of these changes, every project that was ever imported is counted a second time. */
  @Test
  void ids_areDerivedAsEver() throws Exception {
    try (FixtureLedger old = new FixtureLedger(Files.createDirectories(folder.resolve("old")))) {
      old(old, "tower");
      assertThat(ids(old))
          .containsExactly(
              "audit/entry_recorded a3f9a920-3bb6-505b-8df2-c16cdecdddc1",
              "parser/parse_completed 0b04e4a2-1e70-50fa-8e5b-897a3989711f",
              "collaboration/comment_added 697efb49-a606-5fad-865b-6bcbdc16bd02",
              "parser/feedback_recorded adf5afeb-0a6b-5034-9977-bc21af2f8752",
              "compliance/rule_evaluated cfcc55f4-624f-518d-8991-c5391e664fdf");
    }
    ledger.importAll(workspace);
    List<String> all = new ArrayList<>(ids(ledger));
    all.add(ledger.sources().projects().get(0).seed());
    assertThat(all)
        .containsExactly(
            "audit/entry_recorded 30b601e9-7f6a-559a-85f4-4596608bf2a2",
            "parser/parse_completed aa762770-14a4-53f5-939c-17a126db941d",
            "collaboration/comment_added 2d0fb2a0-1f5c-59ae-afb9-b9bfcabb5b10",
            "parser/feedback_recorded 0ec577c3-fef4-5bba-a3e2-17a88aa69cb3",
            "compliance/rule_evaluated 7a58a234-c55f-503d-bf0e-714feb74ee1f",
            "audit:ac841eb6852d3493b61b4f6f212c90c38b52f6500ca5bf40bc515304bb8d03f6");
  }

  private static List<String> ids(FixtureLedger of) {
    return Stream.of(
            "audit/entry_recorded",
            "parser/parse_completed",
            "collaboration/comment_added",
            "parser/feedback_recorded",
            "compliance/rule_evaluated")
        .map(type -> type + " " + of.events(type).get(0).id())
        .toList();
  }

  /** Fills {@code target} as it was when a project was its folder's name and nothing else. */
  private void old(FixtureLedger target, String... names) throws Exception {
    try (FixtureLedger made = new FixtureLedger(Files.createTempDirectory(folder, "made"))) {
      List<Project> projects =
          Stream.of(names)
              .map(name -> new Project(name, "Pier 7", workspace.resolve(name).toString()))
              .toList();
      made.append(batch(List.of(), projects));
      made.importAll(workspace);
      List<Event> events = made.read(0, 100_000).stream().map(LedgerRow::event).toList();
      target.append(batch(events, projects));
    }
  }

  private static LedgerBatch batch(List<Event> events, List<Project> projects) {
    SourceReport report = new SourceReport(List.of(), List.of(), projects);
    return new LedgerBatch("test", Instant.now(), events, List.of(), List.of(), report, List.of());
  }

  private void hook(String name, String project) {
    hook(name, project, null);
  }

  private void hook(String name, String project, @Nullable Path root) {
    EventType type = EventType.parse("deployment/health_check");
    Instant at = Instant.parse("2026-03-03T10:00:00Z");
    Event event =
        Event.builder(EventIds.of("hook", name), at, type, "hook")
            .project(project)
            .attribute("project_root", root == null ? null : root.toString())
            .build();
    ledger.append(batch(List.of(event), List.of()));
  }

  private FixtureProject other(String name) throws Exception {
    FixtureProject other = new FixtureProject(workspace.resolve(name));
    other.later(Duration.ofDays(2));
    WorkspaceImporterTest.work(other);
    other.command("zoe", "a pile", "IfcPile", "PILE00000000000000001A");
    return other;
  }

  private String copies() {
    return ledger.state("copies").detail();
  }

  private void assertEqualsClean() throws IOException {
    assertThat(projects(ledger)).isEqualTo(projects(null));
    assertThat(ledger.numbers()).isEqualTo(clean());
  }

  /** How many events of each type each project has. */
  private Map<String, Integer> projects(@Nullable FixtureLedger of) throws IOException {
    if (of == null) {
      try (FixtureLedger clean = new FixtureLedger(Files.createTempDirectory(folder, "clean"))) {
        clean.importAll(workspace);
        return projects(clean);
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    of.events()
        .forEach(event -> counts.merge(event.project() + " " + event.eventType(), 1, Integer::sum));
    return counts;
  }

  private Map<String, Integer> clean() throws IOException {
    try (FixtureLedger other = new FixtureLedger(Files.createTempDirectory(folder, "clean"))) {
      other.importAll(workspace);
      return other.numbers();
    }
  }

  /** The numbers of the workspace without one of its folders. */
  private Map<String, Integer> without(String name) throws IOException {
    Files.move(workspace.resolve(name), folder.resolve("aside"));
    try {
      return clean();
    } finally {
      Files.move(folder.resolve("aside"), workspace.resolve(name));
    }
  }

  private void move(String from, String to) throws IOException {
    Files.move(workspace.resolve(from), workspace.resolve(to));
  }

  private void swap(String one, String other) throws IOException {
    move(one, "t");
    move(other, one);
    move("t", other);
  }

  private void copy(String from, String to) throws IOException {
    copyTree(workspace.resolve(from), workspace.resolve(to));
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> paths = Files.walk(workspace.resolve(name))) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void deleteGit(FixtureProject project) throws IOException {
    delete(workspace.relativize(project.root.resolve(".git")).toString());
  }

  private void commitFiles() throws Exception {
    try (Git git = Git.open(tower.root.toFile())) {
      for (String path : List.of(".aecos", "elements", "fine_tuning", "templates")) {
        git.add().addFilepattern(path).call();
      }
    }
    tower.commit("chore: keep");
  }

  private void clone(String from, String to) throws Exception {
    Git.cloneRepository()
        .setURI(workspace.resolve(from).toUri().toString())
        .setDirectory(workspace.resolve(to).normalize().toFile())
        .call()
        .close();
  }
}
