package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceState.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceOutcomesTest {
  private static final String AWAITING =
      "# Compliance\n\n> Awaiting compliance engine (Item 07).\n";

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
    ledger.close();
  }

  @Test
  void rolledBackDatabase_keepsWhatWasReadAndReadsWhatIsNew() throws Exception {
    Path old = folder.resolve("old.db");
    Files.copy(project.root.resolve("analytics.db"), old);
    project.command("ann", "a wall", "IfcWall", "WALL00000000000000001A");
    ledger.importAll(workspace);
    Files.copy(old, project.root.resolve("analytics.db"), StandardCopyOption.REPLACE_EXISTING);
    project.fromTemplate("BEAM00000000000000001A", "BEAM00000000000000004D", "IfcBeam");
    ledger.importAll(workspace);
    assertThat(ledger.state("analytics.db").status()).isEqualTo(Status.ROLLED_BACK);
    assertThat(ledger.events("generation/element_generated")).hasSize(5);
    assertThat(ledger.events("parser/parse_completed")).hasSize(3);
  }

  @Test
  void corruptDatabase_isUnreadableAndTheRestIsRead() throws Exception {
    Files.writeString(project.root.resolve("analytics.db"), "this is no database".repeat(100));
    ledger.importAll(workspace);
    assertThat(ledger.state("analytics.db").status()).isEqualTo(Status.UNREADABLE);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(1);
  }

  @Test
  void badRow_isQuarantinedWithItsPlace() throws Exception {
    project.sql(
        "analytics.db",
        "INSERT INTO events(timestamp,module,event_type,value) VALUES('2026-03-02T14:00:00','a','b',1)");
    ledger.importAll(workspace);
    ledger.importAll(workspace);
    assertThat(ledger.state("analytics.db").status()).isEqualTo(Status.PARTIAL);
    assertThat(ledger.quarantine().open()).isEqualTo(1);
    assertThat(ledger.quarantine().list(null, 5).get(0).item().location())
        .contains("pier-7/analytics.db#");
  }

  @Test
  void cutLine_waitsForItsRest() throws Exception {
    String line =
        "{\"id\":\"cut000000001\",\"type\":\"comment\",\"user\":\"ann\",\"timestamp\":\"2026-03-04T10:00:00Z\",\"details\":{\"comment_id\":\"x1\"}}";
    project.append(ACTIVITY, line.substring(0, 40));
    ledger.importAll(workspace);
    assertThat(ledger.state("activity.jsonl").status()).isEqualTo(Status.CUT);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(1);
    project.append(ACTIVITY, line.substring(40) + "\n");
    ledger.importAll(workspace);
    assertThat(ledger.state("activity.jsonl").status()).isEqualTo(Status.READ);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(2);
    assertThat(ledger.quarantine().open()).isZero();
  }

  @Test
  void rewrittenFeed_isReadAgainAndKnownLinesAreRecognised() throws Exception {
    ledger.importAll(workspace);
    Path file = project.root.resolve(ACTIVITY);
    String lines = Files.readString(file);
    Files.writeString(file, "<<<<<<< HEAD\n" + lines + lines);
    ledger.importAll(workspace);
    assertThat(ledger.events("collaboration/comment_added")).hasSize(1);
    assertThat(ledger.quarantine().open()).isEqualTo(1);
    assertThat(ledger.state("activity.jsonl").status()).isEqualTo(Status.PARTIAL);
  }

  @Test
  void strangeLines_areQuarantinedOrRefusedAndCountedOnce() throws Exception {
    byte[] invalid = "{\"id\":\"\u00ff\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(project.root.resolve(ACTIVITY), invalid, StandardOpenOption.APPEND);
    project.append(ACTIVITY, "\u0000\u0000{]\n");
    project.append(ACTIVITY, "x".repeat(3 << 20) + "\n");
    ledger.importAll(workspace);
    ledger.importAll(workspace);
    assertThat(ledger.quarantine().open()).isEqualTo(2);
    assertThat(ledger.accounting().total().refused()).isEqualTo(1);
  }

  @Test
  void rewoundHead_keepsWhatHappened() throws Exception {
    ledger.importAll(workspace);
    try (org.eclipse.jgit.api.Git git = org.eclipse.jgit.api.Git.open(project.root.toFile())) {
      git.reset().setMode(org.eclipse.jgit.api.ResetCommand.ResetType.SOFT).setRef("HEAD~1").call();
    }
    ledger.importAll(workspace);
    assertThat(ledger.state("git").status()).isEqualTo(Status.REWOUND);
    assertThat(ledger.events("generation/element_generated")).hasSize(3);
  }

  @Test
  void placeholdersOverReports_andEncryption_areSaid() throws Exception {
    generated("0B0000000000000000001A", "COMPLIANCE.md", "COST.md", "VALIDATION.md");
    project.write("elements/element_SEALED/metadata.json", "gAAAAABsecretsecretsecret");
    ledger.importAll(workspace);
    for (String report : List.of("COMPLIANCE.md", "COST.md", "VALIDATION.md")) {
      assertThat(ledger.state(report).status()).as(report).isEqualTo(Status.PLACEHOLDER);
      assertThat(ledger.state(report).detail()).contains("1 of 5").contains("over the real report");
    }
    assertThat(ledger.state("elements").status()).isEqualTo(Status.ENCRYPTED);
    assertThat(ledger.events("compliance/rule_evaluated")).hasSize(4);
  }

  @Test
  void placeholdersInAdvance_sayThatNothingWasChecked() throws Exception {
    generated("0B0000000000000000001B", "COMPLIANCE.md"); // Made from a template.
    generated("1hOSvn6df7F8_7GcBWlRrM", "COMPLIANCE.md", "COST.md", "VALIDATION.md"); // Extracted.
    String drawn = "elements/element_0B0000000000000000001C/";
    project.write(drawn + "metadata.json", "{\"IFCClass\":\"IfcBeam\"}");
    project.write(drawn + "COMPLIANCE.md", AWAITING);
    ledger.importAll(workspace);
    for (String report : List.of("COMPLIANCE.md", "COST.md", "VALIDATION.md")) {
      assertThat(ledger.state(report).status()).as(report).isEqualTo(Status.READ);
    }
    assertThat(ledger.state("COMPLIANCE.md").itemsRead()).isEqualTo(2);
    assertThat(ledger.state("COST.md").itemsRead()).isEqualTo(3);
  }

  private void generated(String id, String... placeholders) throws Exception {
    project.element(id, "IfcBeam");
    project.write("elements/element_" + id + "/element.ifc", "ISO-10303-21;");
    for (String name : placeholders) {
      project.write("elements/element_" + id + "/" + name, AWAITING);
    }
  }

  @Test
  void damagedFiles_doNotStopTheRest() throws Exception {
    project.write(".aecos/reviews.json", "[{\"id\":\"4e7");
    project.write("fine_tuning/interactions/torn.jsonl", "{\"interaction_id\":");
    ledger.importAll(workspace);
    assertThat(ledger.state("reviews.json").status()).isEqualTo(Status.UNREADABLE);
    assertThat(ledger.state("interactions").status()).isEqualTo(Status.PARTIAL);
    assertThat(ledger.events("collaboration/review_requested")).hasSize(1);
  }

  @Test
  void chain_intact_edited_forked_cutAndRewound_areToldApart() throws Exception {
    assertThat(chain().condition()).isEqualTo(AuditChain.Condition.INTACT);
    Path file = project.root.resolve("audit.db");
    Path good = folder.resolve("good.db");
    Files.copy(file, good);
    project.sql("audit.db", "DELETE FROM audit_log WHERE id > 5");
    assertThat(chain().condition()).isEqualTo(AuditChain.Condition.CUT);
    assertThat(chain().firstBadRow()).isEqualTo(6);
    Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
    project.sql("audit.db", "UPDATE audit_log SET user = 'eve' WHERE id = 4");
    assertThat(chain().condition()).isEqualTo(AuditChain.Condition.EDITED);
    assertThat(chain().firstBadRow()).isEqualTo(4);
    Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
    project.sql("audit.db", "DELETE FROM audit_log WHERE id > 5");
    project.sql("audit.db", "UPDATE sqlite_sequence SET seq = 5");
    assertThat(chain().condition()).isEqualTo(AuditChain.Condition.REWOUND);
  }

  private AuditChain chain() {
    ledger.importAll(workspace);
    return ledger.sources().chains().get(0);
  }
}
