package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.source.SourceState.Status;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every source in every kind of damage: none of them is ever called complete. */
class DamagedSourcesTest {
  private static final String ELEMENT = "elements/element_BEAM00000000000000001A/";
  private static final String TRAIN = "fine_tuning/datasets/v1776730524_train.jsonl";

  /** Each source with one of its files. */
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("analytics.db", "analytics.db");
    FILES.put("audit.db", "audit.db");
    FILES.put("activity.jsonl", ".aecos/activity.jsonl");
    FILES.put("interactions", "fine_tuning/interactions/feedbacc-001.jsonl");
    FILES.put("elements", ELEMENT + "metadata.json");
    FILES.put("COMPLIANCE.md", ELEMENT + "COMPLIANCE.md");
    FILES.put("COST.md", ELEMENT + "COST.md");
    FILES.put("VALIDATION.md", ELEMENT + "VALIDATION.md");
    FILES.put(
        "comments",
        "elements/element_BEAM00000000000000002B/comments/20260302_140000_ann_c0ffee000001.md");
    FILES.put("tasks.json", ".aecos/tasks.json");
    FILES.put("reviews.json", ".aecos/reviews.json");
    FILES.put("templates", "templates/registry.json");
    FILES.put("datasets", TRAIN);
    FILES.put("models", "fine_tuning/models/a-ft-1/training_config.json");
    FILES.put("registry.json", "fine_tuning/registry.json");
    FILES.put("snapshots", ".aecos/snapshots/day1/metadata.json");
    FILES.put("REGULATORY_UPDATE.md", "REGULATORY_UPDATE.md");
  }

  /** Does something bad to a file that is gone already. */
  interface Damage {
    void to(Path file) throws Exception;
  }

  @TempDir Path folder;
  private FixtureProject project;
  private FixtureLedger ledger;

  @BeforeEach
  void open() throws Exception {
    project = new FixtureProject(folder.resolve("work/pier-7"));
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("data")));
    WorkspaceImporterTest.work(project);
    project.write(TRAIN, "{}\n{}\n");
    project.write(FILES.get("models"), "{\"output_name\":\"a-ft-1\"}");
    project.write(
        FILES.get("registry.json"), "{\"a\":[{\"version\":\"1\",\"registered_at\":1776730524.5}]}");
    project.write(
        FILES.get("snapshots"), "{\"label\":\"day1\",\"timestamp\":\"2026-03-02T14:00:00Z\"}");
    project.write("REGULATORY_UPDATE.md", "**Applied At:** 2026-03-02T14:00:00Z\n");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void undamaged_allAreComplete() {
    ledger.importAll(folder.resolve("work"));
    SoftAssertions soft = new SoftAssertions();
    FILES.forEach(
        (source, file) ->
            soft.assertThat(ledger.state(source).status()).as(source).isEqualTo(Status.READ));
    soft.assertAll();
  }

  @Test
  void rubbish_isSaid() throws Exception {
    incomplete(file -> Files.write(file, new byte[] {'{', (byte) 0xff, '\n'}), List.of());
  }

  @Test
  void folderInTheFilesPlace_isSaid() throws Exception {
    incomplete(Files::createDirectory, List.of());
  }

  @Test
  void closedFile_isSaid() throws Exception {
    incomplete(
        file -> {
          Files.createFile(file, PosixFilePermissions.asFileAttribute(Set.of()));
          Assumptions.assumeFalse(
              Files.isReadable(file), "an administrator may read whatever permissions say");
        },
        List.of());
  }

  @Test
  void linkThatLeadsNowhere_isSaid() throws Exception {
    incomplete(file -> Files.createSymbolicLink(file, Path.of("nowhere")), List.of());
  }

  /** A feed without lines and a data set without examples are as AEC OS writes them. */
  @Test
  void emptyFile_isSaid() throws Exception {
    incomplete(Files::createFile, List.of("activity.jsonl", "datasets"));
  }

  /** The feed is read line by line, databases whatever their size. */
  @Test
  void fileOfUnreasonableSize_isSaid() throws Exception {
    incomplete(DamagedSourcesTest::writeHuge, List.of("activity.jsonl"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no pipes with names")
  void pipeInTheFilesPlace_isNotWaitedFor() throws Exception {
    incomplete(
        file ->
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero(),
        List.of());
  }

  @Test
  void dataSetThatCannotBeRead_hasNoNumberOfExamples() throws Exception {
    Files.delete(project.root.resolve(TRAIN));
    Files.createSymbolicLink(project.root.resolve(TRAIN), Path.of("nowhere"));
    project.write("fine_tuning/datasets/v1776730999_train.jsonl", "{}\n{}\n{}\n");
    ledger.importAll(folder.resolve("work"));
    assertThat(ledger.events("finetune/dataset_built"))
        .extracting(Event::value)
        .containsExactlyInAnyOrder(3.0, null);
    assertThat(ledger.state("datasets").status()).isEqualTo(Status.PARTIAL);
  }

  @Test
  void repositories_thatLostTheirTip_areNotEmpty() throws Exception {
    String branch;
    try (Git git = Git.open(project.root.toFile())) {
      branch = git.getRepository().getFullBranch();
    }
    Map<String, String> damages =
        Map.of("HEAD", "", branch, "", "config", "[extensions]\n\tobjectformat = sha256\n");
    for (Map.Entry<String, String> damage : damages.entrySet()) {
      Path file = project.root.resolve(".git").resolve(damage.getKey());
      String before = Files.readString(file);
      Files.writeString(file, damage.getValue());
      gitIsUnreadable(damage.getKey());
      Files.delete(file);
      if (!damage.getKey().equals("config")) {
        gitIsUnreadable(damage.getKey());
      }
      Files.writeString(file, before);
    }
    ledger.importAll(folder.resolve("work"));
    assertThat(ledger.state("git").status()).isEqualTo(Status.READ);
  }

  @Test
  void repositoryWithoutACommit_isReadAndEmpty() throws Exception {
    Path root = Files.createDirectories(folder.resolve("new/tower"));
    Files.writeString(root.resolve("aecos_project.json"), "{}");
    Git.init().setDirectory(root.toFile()).call().close();
    ledger.importAll(folder.resolve("new"));
    assertThat(ledger.state("git").status()).isEqualTo(Status.READ);
  }

  private void gitIsUnreadable(String damaged) throws IOException {
    Path fresh = Files.createTempDirectory(folder, "fresh");
    try (FixtureLedger other = new FixtureLedger(fresh)) {
      other.importAll(folder.resolve("work"));
      assertThat(other.state("git").status()).as(damaged).isEqualTo(Status.UNREADABLE);
      assertThat(other.state("git").detail())
          .as(damaged)
          .containsPattern(
              damaged.equals("config") ? "names its objects by sha256" : "HEAD|branch");
    }
  }

  private void incomplete(Damage damage, List<String> sound) throws Exception {
    for (String name : FILES.values()) {
      Path file = project.root.resolve(name);
      Files.delete(file);
      damage.to(file);
    }
    ledger.importAll(folder.resolve("work"));
    SoftAssertions soft = new SoftAssertions();
    FILES.forEach(
        (source, file) ->
            soft.assertThat(ledger.state(source).status().complete())
                .as(source + ": " + ledger.state(source))
                .isEqualTo(sound.contains(source)));
    soft.assertAll();
    assertThat(ledger.events("finetune/dataset_built"))
        .allMatch(event -> sound.contains("datasets") || event.value() == null);
  }

  private static void writeHuge(Path file) throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(40L << 20);
    }
  }
}
