package io.aecos.analytics.server.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  private static final ServerFile FILE =
      new ServerFile(
          4711, "1.0", Instant.parse("2026-11-02T12:00:00Z"), "http://127.0.0.1:8787", "t");

  @TempDir Path root;
  private DataDirectory directory;

  @BeforeEach
  void inANewPlace() {
    directory = new DataDirectory(root.resolve("new").resolve("place"));
  }

  @Test
  void take_secondIsToldWhoHoldsIt() {
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      lock.announce(FILE);

      assertThatThrownBy(() -> DirectoryLock.take(directory))
          .hasMessageContaining("process 4711 at http://127.0.0.1:8787");
    }
  }

  @Test
  void close_givesTheDirectoryFree() {
    DirectoryLock.take(directory).close();
    DirectoryLock.take(directory).close();

    assertThat(DirectoryLock.holder(directory)).isEmpty();
  }

  @Test
  void announce_onlyTheOwnerMayReadTheToken() throws IOException {
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      lock.announce(FILE);

      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.serverFile())))
          .isEqualTo("rw-------");
      assertThat(DirectoryLock.holder(directory)).contains(FILE);
    }
  }

  @Test
  void holder_damagedFileIsNobody() throws IOException {
    directory.create();
    Files.writeString(directory.serverFile(), "{");

    assertThat(DirectoryLock.holder(directory)).isEmpty();
  }

  @Test
  void take_unusableDirectoryIsToldWithTheWayOut() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> DirectoryLock.take(new DataDirectory(file)))
        .hasMessageContaining("--data");
  }
}
