package io.aecos.analytics.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.ArchivedRows;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.ledger.BreakingStore.BrokenOff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A ledger, an archive and a place for its files together: ended before or after any call of that
 * place, nothing is lost, and the next run finishes.
 */
public abstract class BrokenOffRetentionContract {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final int MOST_CALLS = 60;
  private static final RetentionRules SHORT =
      new RetentionRules(Keep.parse("90d"), Map.of(), Set.of());

  @TempDir Path here;

  @SuppressWarnings("NullAway.Init")
  private ArchiveStore store;

  @SuppressWarnings("NullAway.Init")
  private Archive sound;

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  @SuppressWarnings("NullAway.Init")
  private List<LedgerRow> before;

  /** Opens an empty place; {@code folder} is on this machine and empty, too. */
  protected abstract ArchiveStore openStore(Path folder);

  /** An archive in {@code files}, which may keep copies in {@code folder}. */
  protected abstract Archive open(ArchiveStore files, Path folder);

  /** Opens the ledger of {@code folder}. */
  protected abstract Ledger open(Path folder, ArchivedRows archived);

  @BeforeEach
  void fill() throws IOException {
    store = openStore(Files.createDirectory(here.resolve("store")));
    sound = archive(store);
    ledger = open(here, sound);
    ledger.append(
        new LedgerBatch(
            "test",
            Practice.MONDAY,
            Practice.of(1).happenings(40),
            List.of(),
            List.of(),
            SourceReport.NOTHING));
    before = ledger.read(0, 1_000);
  }

  @AfterEach
  void closeLast() {
    ledger.close();
    sound.close();
  }

  private Archive archive(ArchiveStore files) {
    return open(files, here.resolve("fetched"));
  }

  private Retention on(String day, Archive files) {
    Instant noon = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new Retention(ledger, files, SHORT, Clock.fixed(noon, ZoneOffset.UTC));
  }

  private Retention sound(String day) {
    return on(day, sound);
  }

  /** Works on what ends it at a call; what is thrown then is given, null if nothing was. */
  private @Nullable BrokenOff broken(int call, boolean after, Consumer<Retention> work) {
    try (Archive breaking = archive(new BreakingStore(store, call, after))) {
      work.accept(on("2026-08-01", breaking));
      return null;
    } catch (BrokenOff e) {
      return e;
    }
  }

  private static void bringBack(Retention retention) {
    retention.bringBack(MARCH, MARCH.plusDays(30), Progress.SILENT);
  }

  private long archived() {
    return sound("2026-08-01").segments().get(0).archived();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void run_endedAtAnyCall_losesNothing_andTheNextFinishes(boolean after) {
    int ended = 0;
    while (broken(ended + 1, after, retention -> retention.run(false, Progress.SILENT)) != null) {
      ended++;
      assertThat(archived()).as("call %d", ended).isZero();
      assertManifestsAreLast();
      assertThat(ledger.read(0, 1_000)).as("call %d", ended).isEqualTo(before);
      assertThat(ended).isLessThan(MOST_CALLS);
    }
    assertThat(ended).isGreaterThan(4);
    assertThat(archived()).isEqualTo(40);
    assertThat(sound("2026-08-01").faults(true)).isEmpty();
    assertThat(sound("2026-08-01").strangers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bringBack_endedAtAnyCall_losesNothing_andTheNextFinishes(boolean after) {
    for (int call = 1; call < 8; call++) {
      sound("2026-12-0" + call).run(false, Progress.SILENT);
      if (broken(call, after, BrokenOffRetentionContract::bringBack) != null) {
        assertThat(ledger.read(0, 1_000)).as("call %d", call).isEqualTo(before);
      }
      bringBack(sound("2026-08-01"));
      assertThat(archived()).isZero();
      assertThat(ledger.read(0, 1_000)).as("call %d", call).isEqualTo(before);
    }
  }

  /** A manifest is the last of a part, so that what has one is whole. */
  private void assertManifestsAreLast() {
    Set<String> names = store.list().stream().map(Kept::name).collect(Collectors.toSet());
    assertThat(names)
        .allSatisfy(
            name -> assertThat(names).contains(name.endsWith(".json") ? withoutEnd(name) : name));
  }

  private static String withoutEnd(String manifest) {
    return manifest.substring(0, manifest.length() - ".json".length());
  }

  @Test
  void file_thatIsMissingChangedOrHalf_isFound_andNothingIsTakenFromIt() throws IOException {
    sound("2026-08-01").run(false, Progress.SILENT);
    String file = store.list().get(0).name();
    Path copy = here.resolve("copy");
    assertThat(store.get(file, copy)).isTrue();
    byte[] content = Files.readAllBytes(copy);

    byte[] changed = content.clone();
    changed[changed.length / 2] ^= 1;
    put(file, changed);
    assertThat(sound("2026-08-01").faults(true))
        .singleElement()
        .asString()
        .contains("is not what was written");
    put(file, Arrays.copyOf(content, content.length / 2));
    assertFault("is not what was written");
    store.delete(file);
    assertFault("is missing");
    put(file, content);
    store.delete(file + ".json");
    assertThat(sound("2026-08-01").faults(true)).singleElement().asString().contains("no manifest");
    bringBack(sound("2026-08-01"));
    assertThat(ledger.read(0, 1_000)).isEqualTo(before);
  }

  @Test
  void bringBack_ofMonthsOfWhichOneIsMissing_saysWhatIsBack() throws IOException {
    Event early =
        Practice.event("february", Practice.PARSED, Instant.parse("2026-02-10T09:00:00Z")).build();
    ledger.append(
        new LedgerBatch(
            "test", Practice.MONDAY, List.of(early), List.of(), List.of(), SourceReport.NOTHING));
    sound("2026-08-01").run(false, Progress.SILENT);
    String march =
        ledger.segments().orElseThrow().parts().stream()
            .filter(part -> part.month().equals(YearMonth.from(MARCH)))
            .findFirst()
            .orElseThrow()
            .file();
    store.delete(march);

    assertThatThrownBy(
            () ->
                sound("2026-08-01")
                    .bringBack(MARCH.minusDays(30), MARCH.plusDays(30), Progress.SILENT))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("is missing")
        .hasMessageContaining("files brought back: 1, events: 1, which stay");
  }

  private void put(String name, byte[] content) throws IOException {
    Path draft = store.draft(name);
    Files.write(draft, content);
    store.put(name, draft);
  }

  private void assertFault(String what) {
    assertThat(sound("2026-08-01").faults(true)).singleElement().asString().contains(what);
    assertThatThrownBy(() -> bringBack(sound("2026-08-01")))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNAVAILABLE));
    assertThat(archived()).isEqualTo(40);
  }
}
