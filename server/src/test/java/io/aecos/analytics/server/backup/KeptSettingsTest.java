package io.aecos.analytics.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a firm has and its backup has not. */
class KeptSettingsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir Path place;
  private DataDirectory data;
  private Path backup;

  /** The backup is of a directory without settings. */
  @BeforeEach
  void fill() {
    data = new DataDirectory(place.resolve("data"));
    data.create();
    backup = place.resolve("backup");
    SqliteLedger.open(data.ledger()).close();
    SqliteRegistry.open(data.registry()).close();
    SqliteAuditTrail.open(data.audit(), AuditKey.in(data.auditKey()), InstantSource.fixed(NOW))
        .close();
    own().take(backup, what -> {});
  }

  private OwnBackup own() {
    return new OwnBackup(data, "1.0");
  }

  private RestoreJson restored() {
    return own().restore(backup, true, what -> {});
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(data.config(), yaml);
  }

  @Test
  void settings_ofWhichABackupHasNone_stay_andThatIsSaid() throws IOException {
    configure("timeZone: Pacific/Auckland\n");
    Path own = Files.createDirectories(data.catalog()).resolve("own.yaml");
    Files.writeString(own, "version: 1\n");
    RestoreJson restored = restored();

    assertThat(data.config()).hasContent("timeZone: Pacific/Auckland");
    assertThat(own).hasContent("version: 1");
    assertThat(restored.kept()).containsExactly("catalog", "config.yaml");
    assertThat(restored.settings())
        .contains(data.config() + " stays as it is, since the backup has none")
        .contains("its time zone is Pacific/Auckland")
        .contains(data.catalog() + " stays as it is");
    Path replaced = Path.of(String.valueOf(restored.replaced()));
    assertThat(replaced.resolve("ledger.sqlite")).exists();
    assertThat(replaced.resolve("config.yaml")).doesNotExist();
    try (AuditTrail trail = SqliteAuditTrail.look(data.audit())) {
      assertThat(trail.find(AuditQuery.newest(1)).get(0).act().filters())
          .endsWith(" kept=catalog,config.yaml");
    }
  }

  @Test
  void settings_ofABackup_takeThePlaceOfWhatIsThere() throws IOException {
    configure("timeZone: Europe/Berlin\n");
    backup = place.resolve("second");
    own().take(backup, what -> {});
    configure("timeZone: Pacific/Auckland\n");
    Files.createDirectories(data.catalog());
    RestoreJson restored = restored();

    assertThat(data.config()).hasContent("timeZone: Europe/Berlin");
    assertThat(restored.kept()).isEmpty();
    assertThat(restored.settings()).isNull();
    assertThat(Path.of(String.valueOf(restored.replaced())).resolve("config.yaml"))
        .hasContent("timeZone: Pacific/Auckland");
  }

  @Test
  void settings_thatLeadAwayFromWhatWasRestored_areSaid() throws IOException {
    configure("ledger: {address: 'postgresql://aecos:secret@db.example.com/firm'}\n");
    assertThat(restored().settings())
        .contains("names another ledger, postgresql://aecos@db.example.com/firm")
        .doesNotContain("secret");
  }

  @Test
  void settings_thatCannotBeRead_stay_andThatIsSaid() throws IOException {
    configure("timeZone: nowhere\n");
    assertThat(restored().settings()).contains("it cannot be used as it is", "'nowhere' is not");
  }

  /** As a kill leaves it that comes when the new is ready, and when half of the old has gone. */
  @Test
  void settings_stay_alsoWhereARestoreWasBrokenOff() throws IOException {
    configure("timeZone: Pacific/Auckland\n");
    Path ready = data.root().resolve("restore-20261102T091500Z.ready");
    for (Path file : CopiedFiles.in(backup)) {
      CopiedFiles.copy(file, ready.resolve(backup.relativize(file)), "");
    }
    Files.delete(ready.resolve("manifest.json"));
    Path replaced = Files.createDirectory(data.root().resolve("replaced-20261102T091500Z"));
    Files.move(data.audit(), replaced.resolve("audit.sqlite"));

    Replacing.finish(data);
    assertThat(data.config()).hasContent("timeZone: Pacific/Auckland");
    assertThat(data.ledger()).exists();
    assertThat(replaced.resolve("ledger.sqlite")).exists();
    assertThat(replaced.resolve("config.yaml")).doesNotExist();
  }
}
