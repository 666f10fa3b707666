package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Team;
import io.aecos.analytics.testkit.registry.RegistryContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRegistryTest extends RegistryContract {
  @TempDir Path directory;

  @Override
  protected Registry open() {
    return SqliteRegistry.open(directory.resolve("registry.sqlite"));
  }

  @Test
  void open_allOfItIsItsOwnersAlone() throws Exception {
    try (Registry registry = SqliteRegistry.open(directory.resolve("private.sqlite"))) {
      registry.write(
          entries -> {
            entries.teams().add("structure");
            return 0;
          });
      try (var files = Files.list(directory)) {
        List<Path> all =
            files.filter(file -> file.getFileName().toString().startsWith("private")).toList();
        assertThat(all).hasSizeGreaterThan(1);
        for (Path file : all) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as("%s", file)
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void open_fileOfANewerVersion_saysSo() throws Exception {
    Path path = directory.resolve("newer.sqlite");
    SqliteRegistry.open(path).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertFails(path, ErrorCode.NEWER_FORMAT, "newer version");
  }

  @Test
  void open_fileThatIsNoDatabase_saysThatItIsDamagedAndLeavesIt() throws Exception {
    Path path = directory.resolve("damaged.sqlite");
    Files.writeString(path, "this was never a database, only some text ".repeat(50));
    assertFails(path, ErrorCode.REGISTRY_UNAVAILABLE, "damaged or is no registry");
    assertThat(path).content().startsWith("this was never");
  }

  @Test
  void open_inAMissingDirectory_saysSo() {
    assertFails(
        directory.resolve("missing").resolve("registry.sqlite"),
        ErrorCode.REGISTRY_UNAVAILABLE,
        "missing");
  }

  @Test
  void failure_tellsNeitherPathNorEngine() {
    Registry registry = SqliteRegistry.open(directory.resolve("closed.sqlite"));
    registry.close();

    assertThatThrownBy(() -> registry.read(entries -> entries.people().all()))
        .hasMessage("cannot read the registry: the server's log tells why");
    assertThatThrownBy(() -> registry.write(entries -> entries.people().all()))
        .hasMessage("cannot write to the registry: the server's log tells why");
  }

  @Test
  void read_thatWrites_isRefused() {
    try (Registry registry = open()) {
      assertThatThrownBy(
              () ->
                  registry.read(
                      entries -> {
                        entries.teams().add("structure");
                        return 0;
                      }))
          .isInstanceOf(AnalyticsException.class);
      List<Team> teams = registry.read(entries -> entries.teams().all());
      assertThat(teams).isEmpty();
    }
  }

  private static void assertFails(Path path, ErrorCode code, String text) {
    assertThatThrownBy(() -> SqliteRegistry.open(path))
        .isInstanceOfSatisfying(AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(text);
  }
}
