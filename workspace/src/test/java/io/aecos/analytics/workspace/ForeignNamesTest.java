package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.workspace.read.FileNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders whose names the machine's locale cannot write, and locales that can write nearly none.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems keep names as text, not as bytes")
class ForeignNamesTest {
  private static final String UTF_8 = "Gr%C3%BCnwald-S%C3%BCd";
  private static final String LATIN_1 = "Br%FCcke";
  @TempDir Path folder;

  @Test
  void import_underAnyLocale_readsEveryProjectUnderItsName() throws Exception {
    Path workspace = workspace();
    List<String> expected =
        List.of(
            "Br\\u00FCcke events=36 complete=true git=READ",
            "Gr\\u00FCnwald-S\\u00FCd events=36 complete=true git=READ",
            "pier-7 events=36 complete=true git=READ");
    for (String locale : List.of("C", "C.UTF-8")) {
      assertThat(importedUnder(locale, workspace)).as(locale).isEqualTo(expected);
    }
  }

  @Test
  void name_ofEachEncoding_isReadAndFoundAgain() throws Exception {
    for (String raw : List.of(UTF_8, LATIN_1, "plain", "100%25%20sure", "%E6%A9%8B")) {
      Path path = Files.createDirectories(path(folder, raw));
      assertThat(FileNames.path(FileNames.text(path))).isEqualTo(path);
    }
    assertThat(FileNames.name(path(folder, UTF_8))).isEqualTo("Grünwald-Süd");
    assertThat(FileNames.name(path(folder, LATIN_1))).isEqualTo("Brücke");
    assertThat(FileNames.text(path(folder, "%E6%A9%8B"))).isEqualTo(folder + "/橋");
  }

  private Path workspace() throws Exception {
    Path workspace = Files.createDirectories(folder.resolve("work"));
    for (String name : List.of("pier-7", UTF_8, LATIN_1)) {
      FixtureProject project = new FixtureProject(folder.resolve("made")).onDay(name.length());
      WorkspaceImporterTest.work(project);
      Files.move(project.root, path(workspace, name));
    }
    return workspace;
  }

  private static Path path(Path parent, String raw) {
    return Path.of(URI.create(parent.toUri() + raw));
  }

  private List<String> importedUnder(String locale, Path workspace) throws Exception {
    Path out = folder.resolve(locale + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Import.class.getName(),
            workspace.toString(),
            Files.createDirectories(folder.resolve("data-" + locale)).toString());
    builder.environment().put("LC_ALL", locale);
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(out, StandardCharsets.US_ASCII);
    assertThat(process.exitValue()).as(text).isZero();
    return text.lines().filter(line -> line.contains(" events=")).toList();
  }

  /** Imports a workspace and prints, in ASCII, what became of each of its projects. */
  static final class Import {
    private Import() {}

    public static void main(String[] arguments) {
      try (FixtureLedger ledger = new FixtureLedger(Path.of(arguments[1]))) {
        ledger.importAll(Path.of(arguments[0]));
        ledger.sources().projects().forEach(project -> print(ledger, project.key()));
      }
    }

    private static void print(FixtureLedger ledger, String key) {
      List<SourceState> states =
          ledger.sources().all().stream().filter(state -> state.project().equals(key)).toList();
      boolean complete =
          states.stream()
              .filter(state -> List.of("analytics.db", "activity.jsonl").contains(state.source()))
              .allMatch(state -> state.status().complete());
      SourceState git =
          states.stream().filter(state -> state.source().equals("git")).findFirst().orElseThrow();
      long events = ledger.events().stream().filter(e -> key.equals(e.project())).count();
      StringBuilder ascii = new StringBuilder();
      key.chars()
          .forEach(c -> ascii.append(c < 0x80 ? "" + (char) c : String.format("\\u%04X", c)));
      System.out.println(
          ascii + " events=" + events + " complete=" + complete + " git=" + git.status());
    }
  }
}
