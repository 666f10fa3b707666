package io.aecos.analytics.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups without a server, and what it takes to put one back. */
class RestoreTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir Path place;
  private DataDirectory data;
  private Path backup;
  private int made;

  @BeforeEach
  void fill() throws IOException {
    data = new DataDirectory(place.resolve("data"));
    data.create();
    backup = place.resolve("backup");
    append(data, 3);
    SqliteRegistry.open(data.registry()).close();
    keep(data, "sign-in");
    Files.writeString(data.config(), "keepWords: true\n");
    Files.createDirectories(data.reports());
    Files.writeString(data.reports().resolve("r.pdf"), "a report");
  }

  @Test
  void restore_intoAnEmptyDirectory_isTheSame_andItsTrailTellsOfIt() {
    BackupJson made = of(data).take(backup, what -> {});
    DataDirectory other = new DataDirectory(place.resolve("other"));
    RestoreJson restored = of(other).restore(backup, false, what -> {});

    assertThat(made.ledger().events()).isEqualTo(3);
    assertThat(restored.ledger()).isEqualTo(made.ledger());
    assertThat(restored.replaced()).isNull();
    assertThat(events(other)).isEqualTo(3);
    assertThat(other.config()).hasContent("keepWords: true");
    assertThat(other.reports().resolve("r.pdf")).hasContent("a report");
    try (AuditTrail trail = SqliteAuditTrail.look(other.audit())) {
      assertThat(trail.verify().isWhole()).isTrue();
      AuditAct last = trail.find(AuditQuery.newest(1)).get(0).act();
      assertThat(last.action()).isEqualTo("restore");
      assertThat(last.filters()).contains("madeAt=");
    }
  }

  @Test
  void restore_overData_needsForce_andKeepsThem() {
    of(data).take(backup, what -> {});
    append(data, 2);

    assertThatThrownBy(() -> of(data).restore(backup, false, what -> {}))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.CONFLICT));
    assertThat(events(data)).isEqualTo(5);
    RestoreJson restored = of(data).restore(backup, true, what -> {});

    assertThat(events(data)).isEqualTo(3);
    assertThat(events(new DataDirectory(Path.of(String.valueOf(restored.replaced())))))
        .isEqualTo(5);
    assertThat(last(data).act().filters()).contains("replacedLast=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger.sqlite",
        "registry.sqlite",
        "audit.sqlite",
        "audit.head",
        "keys/audit.key",
        "config.yaml",
        "reports/r.pdf"
      })
  void restore_ofAChangedFile_isRefused_andTouchesNothing(String name) throws IOException {
    of(data).take(backup, what -> {});
    append(data, 1);
    try (RandomAccessFile file = new RandomAccessFile(backup.resolve(name).toFile(), "rw")) {
      file.seek(file.length() / 2);
      int was = file.read();
      file.seek(file.length() / 2);
      file.write(was ^ 1);
    }

    assertUnusable(name);
    Files.delete(backup.resolve(name));
    assertUnusable(name);
    assertThat(events(data)).isEqualTo(4);
  }

  /** It would go on apart from the ledger that it shares. */
  @Test
  void restore_intoTheDirectoryOfANode_isRefused_alsoWithForce() throws IOException {
    of(data).take(backup, what -> {});
    DataDirectory node = new DataDirectory(place.resolve("node"));
    Path share =
        Files.createDirectories(node.shared().resolve("00000000-0000-0000-0000-000000000007"));
    Files.writeString(share.resolve("node"), "00000000-0000-0000-0000-000000000008");
    Files.writeString(share.resolve("address"), "postgresql://aecos@db/aecos");

    assertThatThrownBy(() -> of(node).restore(backup, true, what -> {}))
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining("belongs to a server whose ledger is in a database")
        .hasMessageContaining("name another --data");
    assertThat(node.ledger()).doesNotExist();
  }

  @Test
  void restore_ofAManifestThatSaysOtherwise_isRefused() throws IOException {
    of(data).take(backup, what -> {});
    Path manifest = backup.resolve("manifest.json");
    String text = Files.readString(manifest);

    Files.writeString(manifest, text.replace("\"events\" : 3", "\"events\" : 4"));
    assertUnusable("the ledger in the backup is");
    Files.writeString(manifest, text.replace("config.yaml", "../../config.yaml"));
    assertUnusable("which is not in the backup");
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    assertUnusable("damaged or no manifest");
    Files.delete(manifest);
    assertUnusable("it is no backup, or was not finished");
    assertThat(data.root().toFile().list((dir, name) -> name.startsWith("restore-"))).isEmpty();
  }

  /** As a kill leaves it, after each single step. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void restore_brokenOff_isFinishedByTheNext(int movedIn) throws IOException {
    of(data).take(backup, what -> {});
    append(data, 2);
    Path fresh = data.root().resolve("restore-20261102T091500Z.ready");
    lay(fresh);
    breakOff(fresh, movedIn);

    Replacing.finish(data);
    Replacing.finish(data);
    assertThat(events(data)).isEqualTo(3);
    assertThat(data.config()).hasContent("keepWords: true");
    assertThat(events(new DataDirectory(data.root().resolve("replaced-20261102T091500Z"))))
        .isEqualTo(5);
    assertThat(data.root().toFile().list((dir, name) -> name.startsWith("restore-"))).isEmpty();
  }

  /** Lays ready what is in the backup. */
  private void lay(Path fresh) throws IOException {
    for (Path file : CopiedFiles.in(backup)) {
      if (!file.endsWith("manifest.json")) {
        CopiedFiles.copy(file, fresh.resolve(backup.relativize(file)), "");
      }
    }
  }

  @Test
  void restore_withinTheSecondOfAnother_keepsWhatWasThereBeforeEach() throws IOException {
    of(data).take(backup, what -> {});
    append(data, 2);
    List<Path> replaced = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Replacing replacing = Replacing.at(data, NOW);
      lay(replacing.fresh());
      replaced.add(replacing.run());
    }

    assertThat(replaced).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(events(new DataDirectory(replaced.get(0)))).isEqualTo(5);
    assertThat(events(new DataDirectory(replaced.get(1)))).isEqualTo(3);
    assertThat(events(data)).isEqualTo(3);
  }

  private void breakOff(Path ready, int movedIn) throws IOException {
    Path old = data.root().resolve("replaced-20261102T091500Z");
    if (movedIn == 0) {
      Files.createDirectories(old);
      Files.move(data.audit(), old.resolve("audit.sqlite"));
      return;
    }
    Replacing all = Replacing.at(data, NOW);
    Files.move(ready, all.fresh());
    all.run();
    Path moving = data.root().resolve("restore-20261102T091500Z.moving");
    List<Path> moved = List.of(data.audit(), data.config(), data.ledger(), data.registry());
    for (Path file : moved.subList(movedIn - 1, moved.size())) {
      Files.createDirectories(moving);
      Files.move(file, moving.resolve(file.getFileName()));
    }
  }

  private void assertUnusable(String why) {
    assertThatThrownBy(() -> of(data).restore(backup, true, what -> {}))
        .hasMessageContaining(why)
        .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.BACKUP_UNAVAILABLE));
  }

  private static ErrorCode code(Throwable e) {
    return ((AnalyticsException) e).code();
  }

  private static OwnBackup of(DataDirectory data) {
    return new OwnBackup(data, "1.0");
  }

  private void append(DataDirectory data, int events) {
    try (SqliteLedger ledger = SqliteLedger.open(data.ledger())) {
      ledger.append(
          new LedgerBatch(
              "test",
              NOW,
              IntStream.range(0, events)
                  .mapToObj(i -> Practice.event("event " + made++, Practice.PARSED, NOW).build())
                  .toList(),
              List.of(),
              List.of(),
              SourceReport.NOTHING));
    }
  }

  private static void keep(DataDirectory data, String action) {
    try (AuditTrail trail =
        SqliteAuditTrail.open(
            data.audit(), AuditKey.in(data.auditKey()), InstantSource.fixed(NOW))) {
      trail.append(AuditAct.of(NOW, new AuditActor("mia", "session"), action, ""));
    }
  }

  private static AuditEntry last(DataDirectory data) {
    try (AuditTrail trail = SqliteAuditTrail.look(data.audit())) {
      return trail.find(AuditQuery.newest(1)).get(0);
    }
  }

  private static long events(DataDirectory data) {
    try (SqliteLedger ledger = SqliteLedger.open(data.ledger())) {
      return ledger.count();
    }
  }
}
