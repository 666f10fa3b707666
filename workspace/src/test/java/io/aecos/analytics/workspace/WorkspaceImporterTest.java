package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.workspace.read.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceImporterTest {
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

  static void work(FixtureProject project) throws Exception {
    project.command("ann", "a steel beam", "IfcBeam", "BEAM00000000000000001A");
    project.command("bob", "a steel beam", "IfcBeam", "BEAM00000000000000002B");
    project.promote("BEAM00000000000000001A", "IfcBeam");
    project.fromTemplate("BEAM00000000000000001A", "BEAM00000000000000003C", "IfcBeam");
    project.comment("ann", "BEAM00000000000000002B", "c0ffee000001", "too deep\n---\nsee plan");
    project.task("bob", "7a5c00000001");
    project.review("ann", "cy", "4e71e0000001");
    project.interaction("feedbacc-001", "a wall", "IfcWall", "true");
  }

  @Test
  void import_makesOneEventOfEachHappening() throws Exception {
    work(project);
    ledger.importAll(workspace);
    assertThat(ledger.events("parser/parse_completed")).hasSize(2);
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
    assertThat(ledger.events("template/template_promoted")).hasSize(1);
    assertThat(ledger.events("compliance/check_completed")).hasSize(2);
    assertThat(ledger.events("compliance/rule_evaluated")).hasSize(4);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(1);
    assertThat(ledger.events("collaboration/review_approved")).hasSize(1);
    assertThat(ledger.events("collaboration/task_completed")).hasSize(1);
    assertThat(ledger.events("parser/feedback_recorded")).hasSize(1);
  }

  @Test
  void import_joinsUsersElementsAndAmounts() throws Exception {
    work(project);
    ledger.importAll(workspace);
    Event parse = ledger.events("parser/parse_completed").get(0);
    assertThat(parse.user()).isEqualTo("ann");
    assertThat(parse.elementType()).isEqualTo("IfcBeam");
    assertThat(parse.region()).isEqualTo("NY");
    assertThat(parse.attributes()).containsEntry("prompt_sha256", Hashes.sha256("a steel beam"));
    Event generation = ledger.events("generation/element_generated").get(1);
    assertThat(generation.user()).isEqualTo("bob");
    assertThat(generation.elementGuid()).isEqualTo("BEAM00000000000000002B");
    assertThat(generation.discipline()).isEqualTo("structural");
    Event reuse = ledger.events("generation/element_generated").get(2);
    assertThat(reuse.templateId()).isEqualTo("BEAM00000000000000001A");
    assertThat(reuse.elementGuid()).isEqualTo("BEAM00000000000000003C");
    assertThat(reuse.codeEdition()).isEqualTo("IBC2024");
    Event cost = ledger.events("cost/estimate_completed").get(0);
    assertThat(cost.value()).isEqualTo(2760.0);
    assertThat(cost.region()).isEqualTo("NY");
    assertThat(cost.attributes()).containsEntry("priced_region", "LA");
    assertThat(ledger.events("validation/validation_completed").get(0).value()).isEqualTo(1.0);
    assertThat(ledger.events("collaboration/review_requested").get(0).user()).isEqualTo("ann");
    assertThat(ledger.events("collaboration/task_created").get(0).user()).isNull();
  }

  @Test
  void import_keepsNoWords() throws Exception {
    work(project);
    ledger.importAll(workspace);
    assertThat(ledger.events().toString()).doesNotContain("steel beam").doesNotContain("too deep");
  }

  @Test
  void import_writesNothingIntoTheProject() throws Exception {
    work(project);
    project.sql("analytics.db", "PRAGMA journal_mode=WAL");
    Map<String, String> before = tree(workspace);
    ledger.importAll(workspace);
    assertThat(tree(workspace)).isEqualTo(before);
  }

  @Test
  void import_twice_deliversNothingTheSecondTime() throws Exception {
    work(project);
    assertThat(ledger.importAll(workspace).stored()).isPositive();
    assertThat(ledger.importAll(workspace).received()).isZero();
  }

  @Test
  void import_afterEachSingleTrace_givesTheNumbersOfOneCleanImport() throws Exception {
    project.afterEachTrace(() -> ledger.importAll(workspace));
    work(project);
    ledger.importAll(workspace);
    assertThat(ledger.numbers()).isEqualTo(clean());
  }

  @Test
  void import_reportBeforeItsCheckAndFeedBeforeItsReview_countsEachOnce() throws Exception {
    project.command("ann", "a steel beam", "IfcBeam", "BEAM00000000000000001A");
    project.review("ann", "cy", "4e71e0000001");
    Path audit = project.root.resolve("audit.db");
    Path metrics = project.root.resolve("analytics.db");
    Path reviews = project.root.resolve(".aecos/reviews.json");
    Path aside = Files.createDirectories(folder.resolve("aside"));
    Files.move(audit, aside.resolve("audit.db"));
    ledger.importAll(workspace);
    String written = Files.readString(reviews);
    Files.writeString(reviews, written.substring(0, written.length() / 2));
    Files.move(metrics, aside.resolve("analytics.db"));
    ledger.importAll(workspace);
    Files.move(aside.resolve("audit.db"), audit);
    Files.move(aside.resolve("analytics.db"), metrics);
    Files.writeString(reviews, written);
    ledger.importAll(workspace);
    assertThat(ledger.numbers()).isEqualTo(clean());
  }

  @Test
  void import_killedBetweenAnyTwoDeliveries_goesOnWhereItStopped() throws Exception {
    work(project);
    int kills = 0;
    while (kills < 100 && isKilledAfterOneDelivery()) {
      kills++;
    }
    assertThat(kills).isBetween(5, 99);
    ledger.failAfter(Integer.MAX_VALUE);
    ledger.importAll(workspace);
    assertThat(ledger.numbers()).isEqualTo(clean());
    assertThat(ledger.state("analytics.db").status().complete()).isTrue();
  }

  @Test
  void import_withoutDatabases_countsFromWhatIsThere() throws Exception {
    Path other = folder.resolve("shipped");
    FixtureProject shipped = new FixtureProject(other.resolve("pier-8"), false);
    work(shipped);
    ledger.importAll(other);
    assertThat(ledger.events("parser/parse_completed")).hasSize(3);
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
    assertThat(ledger.events("template/template_promoted")).hasSize(1);
    assertThat(ledger.events("compliance/check_completed")).hasSize(2);
    assertThat(ledger.state("analytics.db").status().complete()).isFalse();
    assertThat(ledger.state("analytics.db").feeds())
        .anyMatch(type -> type.toString().equals("finetune/evaluation_completed"))
        .noneMatch(type -> type.toString().equals("generation/element_generated"));
  }

  @Test
  void import_changedVerdict_amendsTheJudgement() throws Exception {
    project.interaction("feedbacc-001", "a wall", "IfcWall", "true");
    ledger.importAll(workspace);
    Path file = project.root.resolve("fine_tuning/interactions/feedbacc-001.jsonl");
    String approved = Files.readString(file).replace("\"corrected\":true", "\"corrected\":false");
    Files.writeString(file, approved);
    ledger.importAll(workspace);
    Event judged = ledger.events("parser/feedback_recorded").get(0);
    assertThat(judged.value()).isEqualTo(1.0);
    assertThat(judged.attributes()).containsEntry("verdict", "accepted");
    Files.writeString(file, approved.replace("\"corrected\":false", "\"corrected\":true"));
    ledger.importAll(workspace);
    assertThat(ledger.events("parser/feedback_recorded").get(0).value()).isZero();
  }

  @Test
  void import_notAProject_saysWhatWouldBeRight() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> ledger.importAll(empty)).hasMessageContaining("aecos_project.json");
    assertThatThrownBy(() -> ledger.importAll(folder.resolve("nowhere")))
        .hasMessageContaining("there is no folder");
  }

  @Test
  void import_symbolicLinks_areNotFollowedOutOfTheWorkspace() throws Exception {
    Files.createSymbolicLink(workspace.resolve("loop"), workspace);
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("metadata.json"), "{\"IFCClass\":\"IfcDoor\"}");
    Files.createSymbolicLink(project.root.resolve("elements/element_SECRET"), outside);
    ledger.importAll(workspace);
    assertThat(ledger.sources().projects()).hasSize(1);
    assertThat(ledger.state("elements").itemsRead()).isZero();
  }

  @Test
  void import_twoProjectsOfOneName_haveTwoKeysAndAMovedOneKeepsIts() throws Exception {
    new FixtureProject(workspace.resolve("north/pier-7"));
    ledger.importAll(workspace);
    assertThat(ledger.sources().projects())
        .extracting(found -> found.key())
        .containsExactlyInAnyOrder("pier-7", "north/pier-7");
  }

  private boolean isKilledAfterOneDelivery() {
    ledger.failAfter(1);
    try {
      ledger.importAll(workspace);
      return false;
    } catch (AnalyticsException e) {
      assertThat(e).hasMessageContaining("disk is full");
      return true;
    }
  }

  private Map<String, Integer> clean() throws IOException {
    try (FixtureLedger other = new FixtureLedger(Files.createTempDirectory(folder, "clean"))) {
      other.importAll(workspace);
      return other.numbers();
    }
  }

  static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        String content =
            Files.isRegularFile(path) ? Hashes.sha256(Files.readAllBytes(path)) : "folder";
        Object modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        tree.put(root.relativize(path).toString(), content + modified);
      }
    }
    return tree;
  }
}
