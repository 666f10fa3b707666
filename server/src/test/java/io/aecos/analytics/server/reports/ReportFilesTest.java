package io.aecos.analytics.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.registry.SharedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path directory;

  @Test
  void write_whatCannotBeKept_saysWhatToDo() throws Exception {
    Path file = Files.writeString(directory.resolve("reports"), "no directory");

    assertThatThrownBy(() -> new ReportFiles(file, SharedFiles.NONE).write("a.pdf", new byte[1]))
        .hasMessageContaining("could not be kept in the data directory")
        .hasMessageContaining("ask for it again");
  }

  @Test
  void write_keepsNoHalfFileBesideTheWhole() throws Exception {
    new ReportFiles(directory.resolve("reports"), SharedFiles.NONE)
        .write("a.pdf", new byte[] {1, 2});

    try (var files = Files.list(directory.resolve("reports"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a.pdf");
    }
  }
}
