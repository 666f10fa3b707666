package io.aecos.analytics.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.ledger.StoredRow;
import io.aecos.analytics.testkit.fixture.Practice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetArchiveTest {
  private static final UUID LEDGER = UUID.fromString("018f0000-0000-4000-8000-000000000001");
  private static final YearMonth MONTH = YearMonth.of(2026, 3);
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir Path place;

  private static List<StoredRow> rows(int count) {
    List<StoredRow> rows = new ArrayList<>();
    for (Event event : Practice.of(7).happenings(count)) {
      rows.add(
          new StoredRow(
              10 + 3L * rows.size(),
              event.id(),
              event.occurredMicros(),
              1_000_000L * rows.size(),
              rows.size() % 2 == 0 ? SentBy.UNKNOWN : new SentBy(SentBy.Kind.PERSON, "Zoë'; --"),
              EventJson.writeBody(event)));
    }
    return rows;
  }

  @Test
  void write_thenRead_givesEachByteBack_byPlacesToo() throws IOException {
    List<StoredRow> rows = rows(20_000);
    try (ParquetArchive archive = ParquetArchive.in(place)) {
      ArchivedPart part = archive.write(LEDGER, MONTH, rows, NOW);

      assertThat(part.rows()).isEqualTo(20_000);
      assertThat(archive.read(part, 0, Long.MAX_VALUE)).isEqualTo(rows);
      assertThat(archive.read(part, 10 + 3 * 9_000, 10 + 3 * 9_001))
          .isEqualTo(rows.subList(9_000, 9_002));
      assertThat(fault(archive, part)).isEmpty();
      assertThat(archive.write(LEDGER, MONTH, rows, NOW).file()).isEqualTo(part.file());
      assertThat(archive.strangers(Set.of(part.file()))).isEmpty();
      assertThat(archive.strangers(Set.of())).containsExactly(part.file());
      Path file = place.resolve(part.file());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(manifest(file)))
          .contains("\"rows\":20000", "\"ledger\":\"" + LEDGER, "\"schema\":[\"seq BIGINT\"");
      archive.remove(part);
      assertThat(place.resolve("2026-03").toFile().list()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a'b", "a*b", "a[1]b", "ü塔", "a b", "{a,b}", "$a"})
  void archive_inADirectoryOfAnyName_worksAndStaysThere(String name) {
    try (ParquetArchive archive = ParquetArchive.in(place.resolve(name))) {
      ArchivedPart part = archive.write(LEDGER, MONTH, rows(3), NOW);

      assertThat(archive.read(part, 0, Long.MAX_VALUE)).isEqualTo(rows(3));
      assertThat(place.toFile().list()).containsExactly(name);
    }
  }

  @Test
  void fault_findsWhatIsMissingChangedOrToldOtherwise() throws IOException {
    try (ParquetArchive archive = ParquetArchive.in(place)) {
      ArchivedPart part = archive.write(LEDGER, MONTH, rows(50), NOW);
      Path file = place.resolve(part.file());
      Path manifest = manifest(file);
      String told = Files.readString(manifest);

      Files.writeString(manifest, told.replace("\"rows\":50", "\"rows\":49"));
      assertThat(fault(archive, part)).get().asString().contains("says rows 49, and the ledger 50");
      Files.writeString(manifest, told.substring(0, 20));
      assertThat(fault(archive, part)).get().asString().contains("cannot be read");
      Files.delete(manifest);
      assertThat(fault(archive, part)).get().asString().contains("no manifest");
      Files.writeString(manifest, told);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.seek(bytes.length() / 2);
        int was = bytes.read();
        bytes.seek(bytes.length() / 2);
        bytes.write(was ^ 1);
      }
      assertThat(fault(archive, part)).get().asString().contains("changed or damaged");
      Files.delete(file);
      assertThat(fault(archive, part)).get().asString().contains("is missing");
      assertUnavailable(() -> archive.read(part, 0, Long.MAX_VALUE));
    }
  }

  @Test
  void write_overHalfOfAFile_andWhereNothingCanBeWritten() throws IOException {
    try (ParquetArchive archive = ParquetArchive.in(place)) {
      ArchivedPart part = archive.write(LEDGER, MONTH, rows(5), NOW);
      Path file = place.resolve(part.file());
      Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "half");
      Files.writeString(file, "half");

      assertUnavailable(() -> archive.read(part, 0, Long.MAX_VALUE));
      assertThat(archive.write(LEDGER, MONTH, rows(5), NOW)).isEqualTo(part);
      assertThat(archive.read(part, 0, Long.MAX_VALUE)).isEqualTo(rows(5));
    }
    Path blocked = place.resolve("a file");
    Files.writeString(blocked, "");
    try (ParquetArchive archive = ParquetArchive.in(blocked)) {
      assertUnavailable(() -> archive.write(LEDGER, MONTH, rows(5), NOW));
    }
  }

  private static Path manifest(Path file) {
    return file.resolveSibling(ArchiveManifest.beside(file.getFileName().toString()));
  }

  private static Optional<String> fault(ParquetArchive archive, ArchivedPart part) {
    return archive.faults(List.of(part), false).stream().findFirst();
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNAVAILABLE));
  }
}
