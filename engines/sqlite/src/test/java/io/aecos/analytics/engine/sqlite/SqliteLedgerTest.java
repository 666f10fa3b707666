package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.testkit.ledger.LedgerContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteLedgerTest extends LedgerContract {
  @TempDir Path directory;

  @Override
  protected Ledger open() {
    return SqliteLedger.open(directory.resolve("ledger.sqlite"));
  }

  @Override
  protected Ledger openAnother() {
    return SqliteLedger.open(directory.resolve("another.sqlite"));
  }

  @Test
  void open_fileOfANewerVersion_saysSo() throws Exception {
    Path path = directory.resolve("newer.sqlite");
    SqliteLedger.open(path).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertFails(path, ErrorCode.NEWER_FORMAT, "newer version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b",
        "a?b",
        "a?mode=memory",
        "mode=memory",
        "a#b",
        "a%20b",
        " a ",
        "a'b",
        "a\"b",
        "ü塔",
        "a=b",
        ":memory:",
        "a:b",
        "file:a",
        "$HOME",
        "~"
      })
  void open_anyDirectory_keepsAllOfItThere(String name) throws Exception {
    Path place = Files.createDirectories(directory.resolve(name));
    Path path = place.resolve("ledger.sqlite");
    try (Ledger ledger = SqliteLedger.open(path)) {
      assertThat(ledger.lastSeq()).isZero();
    }
    assertThat(path).isRegularFile();
    assertThat(Files.size(path)).isPositive();
    try (var places = Files.list(directory)) {
      assertThat(places.filter(Files::isDirectory)).containsExactly(place);
    }
  }

  @Test
  void failure_tellsNeitherPathNorEngine() {
    Ledger ledger = SqliteLedger.open(directory.resolve("closed.sqlite"));
    ledger.close();

    assertThatThrownBy(ledger::lastSeq)
        .hasMessage("cannot read the ledger: the server's log tells why");
  }

  @Test
  void open_fileOfAnOlderVersion_tellsWhatItsQuarantineMayBe_andGetsAnIdentity() throws Exception {
    Path path = directory.resolve("older.sqlite");
    OlderFile.make(path, "3");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO quarantine (id, source, location, field, reason, raw, received_us) VALUES
            (x'01', 'http', '', '', '', CAST('{"project":" p ","module":"m","type":7}' AS BLOB), 1),
            (x'02', 'http', '', '', '', CAST('oops' AS BLOB), 1),
            (x'03', 'workspace:a', '', '', '', CAST('{"type":"IfcWall"}' AS BLOB), 1)""");
    }
    UUID identity;
    try (Ledger ledger = SqliteLedger.open(path)) {
      identity = ledger.identity();
      assertThat(identity.version()).isEqualTo(4);
      assertThat(ledger.quarantine().waiting())
          .containsExactlyInAnyOrder(
              new Waiting("http", new Belonging("p", "m", null, null), 1),
              new Waiting("http", Belonging.UNKNOWN, 1),
              new Waiting("workspace:a", Belonging.UNKNOWN, 1));
    }
    try (Ledger ledger = SqliteLedger.open(path)) {
      assertThat(ledger.identity()).isEqualTo(identity);
    }
  }

  @Test
  void open_fileThatIsNoDatabase_saysThatItIsDamaged() throws Exception {
    Path path = directory.resolve("damaged.sqlite");
    Files.writeString(path, "this was never a database, only some text ".repeat(50));
    assertFails(path, ErrorCode.LEDGER_UNAVAILABLE, "damaged");
    assertThat(path).content().startsWith("this was never");
  }

  @Test
  void open_inAMissingDirectory_saysSo() {
    Path path = directory.resolve("missing").resolve("ledger.sqlite");
    assertFails(path, ErrorCode.LEDGER_UNAVAILABLE, "missing");
  }

  private static void assertFails(Path path, ErrorCode code, String text) {
    assertThatThrownBy(() -> SqliteLedger.open(path))
        .isInstanceOfSatisfying(AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(text);
  }
}
