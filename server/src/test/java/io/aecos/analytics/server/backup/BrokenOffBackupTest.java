package io.aecos.analytics.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backup leaves behind whose process was killed, and what becomes of it. */
class BrokenOffBackupTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir Path place;
  private DataDirectory data;
  private Path backup;

  @BeforeEach
  void fill() throws IOException {
    data = firm("data");
    backup = place.toRealPath().resolve("backup");
  }

  private DataDirectory firm(String name) throws IOException {
    DataDirectory firm = new DataDirectory(place.resolve(name));
    firm.create();
    SqliteLedger.open(firm.ledger()).close();
    SqliteRegistry.open(firm.registry()).close();
    SqliteAuditTrail.open(firm.audit(), AuditKey.in(firm.auditKey()), InstantSource.fixed(NOW))
        .close();
    Files.writeString(firm.config(), "keepWords: true\n");
    Files.createDirectories(firm.reports());
    Files.writeString(firm.reports().resolve("r.pdf"), "a report");
    return firm;
  }

  /** Nothing catches it, so all is left as it is, as by a kill. */
  private static final class Killed extends Error {}

  private static Consumer<String> killedAt(int step) {
    int[] left = {step};
    return what -> {
      left[0]--;
      if (left[0] < 0) {
        throw new Killed();
      }
    };
  }

  private static OwnBackup of(DataDirectory data) {
    return new OwnBackup(data, "1.0");
  }

  private void breakOff(int step) {
    assertThatThrownBy(() -> of(data).take(backup, killedAt(step))).isInstanceOf(Killed.class);
    assertThat(backup.resolve("backup.unfinished")).exists();
  }

  private void assertRefused(DataDirectory from, String... why) {
    assertThatThrownBy(() -> of(from).take(backup, what -> {}))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContainingAll(why);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void rest_isSaidByName_andTheNextBackupTakesItsPlace(int step) throws IOException {
    breakOff(step);

    assertThatThrownBy(() -> of(data).restore(backup, true, what -> {}))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_UNAVAILABLE))
        .hasMessageContaining(backup + " holds the rest of a backup of " + data.root())
        .hasMessageContaining("it cannot be restored and may be removed");
    // Of a kill in the middle of a file, and of a line.
    Files.writeString(backup.resolve("config.yaml.new"), "half");
    Path mark = backup.resolve("backup.unfinished");
    Files.writeString(mark, Files.readString(mark) + "\"ledg");
    Files.delete(data.reports().resolve("r.pdf"));
    breakOff(4 - step);
    StringBuilder told = new StringBuilder();
    of(data).take(backup, told::append);

    assertThat(told.toString()).contains("removing: " + backup + " holds the rest");
    assertThat(backup.resolve("backup.unfinished")).doesNotExist();
    assertThat(backup.resolve("config.yaml.new")).doesNotExist();
    assertThat(backup.resolve("reports")).doesNotExist();
    DataDirectory other = new DataDirectory(place.resolve("other"));
    of(other).restore(backup, false, what -> {});
    assertThat(other.config()).hasContent("keepWords: true");
    assertRefused(data, "is not empty; each backup has a directory of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"letter.txt", "reports/mine.pdf", "keys/more/key", "ledger.sqlite.old"})
  void rest_besideWhichIsSomethingElse_isLeftAlone_andThatIsNamed(String name) throws IOException {
    breakOff(4);
    Path mine = backup.resolve(name);
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");

    assertRefused(data, "rest of a backup", " is not of it, so nothing is removed here");
    assertThat(mine).hasContent("mine");
    assertThat(backup.resolve("ledger.sqlite")).exists();
    Files.delete(mine);
    Files.deleteIfExists(backup.resolve("keys").resolve("more"));
    of(data).take(backup, what -> {});
  }

  @Test
  void rest_withALinkInIt_isLeftAlone_andSoIsWhereItLeads() throws IOException {
    breakOff(4);
    Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("r.pdf"), "mine");
    Files.delete(backup.resolve("reports").resolve("r.pdf"));
    Files.delete(backup.resolve("reports"));
    Files.createSymbolicLink(backup.resolve("reports"), elsewhere);

    assertRefused(data, backup.resolve("reports") + " is not of it");
    assertThat(elsewhere.resolve("r.pdf")).hasContent("mine");
  }

  @Test
  void rest_ofOtherData_isLeftAlone_andNamed() throws IOException {
    breakOff(2);
    DataDirectory other = firm("another");

    assertRefused(other, data.root().toString(), "other data", "may be removed by hand");
    assertThat(backup.resolve("backup.unfinished")).exists();
  }

  @Test
  void mark_thatNamesWhatIsElsewhere_isNone() throws IOException {
    breakOff(2);
    Path mark = backup.resolve("backup.unfinished");
    Files.writeString(mark, Files.readString(mark) + "\"../data/ledger.sqlite\"\n");

    assertRefused(data, "is not empty");
    assertThat(data.ledger()).exists();
  }

  @Test
  void backup_thatIsBeingMade_isNoRest() throws IOException {
    UUID ledger;
    try (SqliteLedger opened = SqliteLedger.look(data.ledger())) {
      ledger = opened.identity();
    }
    Files.createDirectories(backup);
    try (BackupMark mark = BackupMark.begin(backup, BackupMark.Head.of(ledger, data.root(), NOW))) {
      mark.making("config.yaml");
      Files.writeString(backup.resolve("config.yaml"), "half");
      assertRefused(data, "begun at 2026-11-02T09:15:00Z, is being made now");
      assertThat(backup.resolve("config.yaml")).hasContent("half");
    }
    of(data).take(backup, what -> {});
    assertThat(backup.resolve("config.yaml")).hasContent("keepWords: true");
  }

  @Test
  void backup_thatFails_removesNothingThatOthersPutThere() throws IOException {
    Path mine = backup.resolve("mine.txt");
    assertThatThrownBy(
            () ->
                of(data)
                    .take(
                        backup,
                        what -> {
                          write(mine);
                          throw new IllegalStateException("fails");
                        }))
        .hasMessage("fails");

    assertThat(backup.toFile().list()).containsExactly("mine.txt");
    Files.delete(mine);
    Files.delete(data.registry());
    assertThatThrownBy(() -> of(data).take(backup, what -> {}))
        .hasMessageContaining("registry.sqlite is not there");
    assertThat(backup).doesNotExist();
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "mine");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
