package io.aecos.analytics.testkit.audit;

import static io.aecos.analytics.testkit.audit.AuditTrailContract.NOW;
import static io.aecos.analytics.testkit.audit.AuditTrailContract.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.audit.AuditAnchor;
import io.aecos.analytics.audit.AuditFault;
import io.aecos.analytics.audit.AuditFault.Kind;
import io.aecos.analytics.audit.AuditKey;
import io.aecos.analytics.audit.AuditTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds an engine to finding what was done to a trail behind its back, and to naming the entry. An
 * engine only says how to open a trail in a directory, and how others would change what is in it.
 */
public abstract class TamperedTrailContract {
  private static final int ENTRIES = 8;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  /** Opens or creates the trail in {@code place}. */
  protected abstract AuditTrail open(Path place, AuditKey key, InstantSource clock);

  /** Changes one byte of a column, which may be {@code seq}, of a row. */
  protected abstract void change(Path place, long seq, String column);

  protected abstract void remove(Path place, long fromSeq, long toSeq);

  /** Exchanges all that two rows say, and leaves their numbers in place. */
  protected abstract void swap(Path place, long one, long other);

  /** Moves the rows behind {@code seq} on and puts a copy of the row {@code seq} there. */
  protected abstract void insertBehind(Path place, long seq);

  /** Moves the last character of {@code who} in front of {@code how}, and changes nothing else. */
  protected abstract void shift(Path place, long seq);

  /** Whether each entry is anchored in the one place; else others anchor theirs elsewhere. */
  protected abstract boolean hasOneAnchor();

  private AuditTrail open(Path place) {
    return open(place, AuditKey.in(place.resolve("key")), () -> NOW);
  }

  private AuditTrail open() {
    return open(directory);
  }

  private void fill(Path place) {
    try (AuditTrail trail = open(place)) {
      for (int i = 1; i <= ENTRIES; i++) {
        trail.append(
            new AuditAct(
                NOW,
                new AuditActor("mia", "session"),
                "export.csv",
                "tower " + i,
                "everything",
                "by=user",
                7L,
                Outcome.DONE,
                "127.0.0.1",
                1L));
      }
    }
  }

  private AuditFault fault() {
    try (AuditTrail trail = open()) {
      AuditFault fault = trail.verify().fault();
      assertThat(fault).as("a fault is found").isNotNull();
      return java.util.Objects.requireNonNull(fault);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at",
        "who",
        "how",
        "action",
        "target",
        "scope",
        "filters",
        "size",
        "outcome",
        "origin",
        "answers",
        "previous",
        "hash",
        "signature"
      })
  void verify_oneByteChangedInAnyColumnOfAnyRow_namesIt(String column) {
    for (long seq : new long[] {1, 4, ENTRIES}) {
      directory = directory.resolve(column + seq);
      make(directory);
      fill(directory);
      change(directory, seq, column);

      assertThat(fault().seq()).as("%s of %d", column, seq).isEqualTo(seq);
      assertThat(fault().kind()).isIn(Kind.CHANGED, Kind.UNSIGNED);
      assertThat(fault().detail()).contains("entry " + seq);
    }
  }

  @Test
  void verify_characterMovedToTheNextColumn_namesIt() {
    fill(directory);
    shift(directory, 4);

    assertThat(fault().kind()).isEqualTo(Kind.CHANGED);
    assertThat(fault().seq()).isEqualTo(4);
  }

  @Test
  void verify_rowRemoved_namesIt() {
    fill(directory);
    remove(directory, 4, 4);

    assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    assertThat(fault().seq()).isEqualTo(4);
    assertThat(fault().detail()).startsWith("entry 4 is missing");
  }

  @Test
  void verify_firstRowsRemoved_namesThem() {
    fill(directory);
    remove(directory, 1, 3);

    assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    assertThat(fault().detail()).startsWith("entries 1 to 3 are missing");
  }

  @Test
  void verify_rowRemovedAndTheOthersRenumbered_isFound() {
    fill(directory);
    insertBehind(directory, 4);
    remove(directory, 5, 5);

    assertThat(fault().seq()).isEqualTo(5);
  }

  @Test
  void verify_tailCut_namesWhatIsMissing_alsoAfterTheTrailWentOn() {
    fill(directory);
    remove(directory, 6, ENTRIES);

    assertThat(fault().kind()).isEqualTo(Kind.CUT);
    assertThat(fault().seq()).isEqualTo(6);
    assertThat(fault().detail()).startsWith("entries 6 to 8 are missing at the end");
    try (AuditTrail trail = open()) {
      assertThat(trail.append(act("after")).seq()).isEqualTo(ENTRIES + 1);
    }
    assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    assertThat(fault().detail()).startsWith("entries 6 to 8 are missing");
  }

  @Test
  void verify_allCut_isFound() {
    fill(directory);
    remove(directory, 1, ENTRIES);

    assertThat(fault().kind()).isEqualTo(Kind.CUT);
    assertThat(fault().seq()).isEqualTo(1);
  }

  @Test
  void verify_tailCutWithTheAnchor_leavesAGapForGood() throws IOException {
    fill(directory);
    remove(directory, 6, ENTRIES);
    Files.delete(directory.resolve(AuditAnchor.FILE));

    assertThat(fault().kind()).isEqualTo(Kind.ANCHOR);
    try (AuditTrail trail = open()) {
      trail.append(act("after"));
      trail.append(act("after"));
    }
    assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    assertThat(fault().seq()).isEqualTo(6);
  }

  /** The key stays: a trail that never began would have none. */
  @Test
  void verify_allRemovedWithTheAnchor_isFound_alsoAfterTheTrailWentOn() throws IOException {
    fill(directory);
    remove(directory, 1, ENTRIES);
    Files.delete(directory.resolve(AuditAnchor.FILE));

    assertThat(fault().kind()).isEqualTo(Kind.ANCHOR);
    try (AuditTrail trail = open()) {
      trail.append(act("after"));
      trail.append(act("after"));
    }
    assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    assertThat(fault().detail()).startsWith("entry 1 is missing");
  }

  @Test
  void verify_tailCutAndAnOlderAnchor_isFound_alsoAfterTheTrailWentOn() throws IOException {
    assumeThat(hasOneAnchor()).as("others may anchor what is behind this anchor").isTrue();
    fill(directory);
    byte[] anchor = Files.readAllBytes(directory.resolve(AuditAnchor.FILE));
    fill(directory);
    remove(directory, ENTRIES + 4, 2 * ENTRIES);
    Files.write(directory.resolve(AuditAnchor.FILE), anchor);

    assertThat(fault().kind()).isEqualTo(Kind.ANCHOR);
    assertThat(fault().detail()).contains("vouches for entries up to 8 of 11");
    try (AuditTrail trail = open()) {
      trail.append(act("after"));
      trail.append(act("after"));
    }
    assertThat(fault().kind()).isEqualTo(Kind.MISSING);
    assertThat(fault().seq()).isEqualTo(ENTRIES + 4);
  }

  /** Only one entry at a time may be without its anchor. */
  @Test
  void append_whereNothingCanBeAnchored_keepsOneEntry_andTheTrailStaysWhole() {
    assumeThat(hasOneAnchor()).as("others may anchor what is behind this anchor").isTrue();
    fill(directory);
    AtomicBoolean broken = new AtomicBoolean(true);
    InstantSource clock =
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("no time to anchor at");
          }
          return NOW;
        };
    try (AuditTrail trail = open(directory, AuditKey.in(directory.resolve("key")), clock)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> trail.append(act("in vain")))
            .isInstanceOf(IllegalStateException.class);
      }
      broken.set(false);
      assertThat(trail.append(act("after")).seq()).isEqualTo(ENTRIES + 2);
      assertThat(trail.verify().fault()).isNull();
    }
  }

  @Test
  void verify_twoRowsSwapped_isFoundAtTheFirst() {
    fill(directory);
    swap(directory, 3, 5);

    assertThat(fault().kind()).isEqualTo(Kind.CHANGED);
    assertThat(fault().seq()).isEqualTo(3);
  }

  @Test
  void verify_rowInserted_isFound() {
    fill(directory);
    insertBehind(directory, 4);

    assertThat(fault().kind()).isEqualTo(Kind.CHANGED);
    assertThat(fault().seq()).isEqualTo(5);
  }

  @Test
  void verify_anchorChanged_isFound() throws IOException {
    fill(directory);
    Path file = directory.resolve(AuditAnchor.FILE);
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      List<String> other = new java.util.ArrayList<>(lines);
      String line = lines.get(i);
      char last = line.charAt(line.length() - 1);
      other.set(i, line.substring(0, line.length() - 1) + (last == '1' ? '2' : '1'));
      Files.write(file, other);
      assertThat(fault().kind()).as("line %d", i).isEqualTo(Kind.ANCHOR);
    }
    Files.write(file, new byte[] {(byte) 0xff, 0, 1});
    assertThat(fault().kind()).isEqualTo(Kind.ANCHOR);
  }

  /** Who writes the whole chain anew has all but the key. */
  @Test
  void verify_chainWrittenAnewWithAnotherKey_isFoundAtTheFirst() throws IOException {
    fill(directory);
    Path forged = make(directory.resolve("forged"));
    fill(forged);
    byte[] anchor = Files.readAllBytes(directory.resolve(AuditAnchor.FILE));
    Files.write(forged.resolve(AuditAnchor.FILE), anchor);
    directory = forged;

    assertThat(fault().kind()).isEqualTo(Kind.UNSIGNED);
    assertThat(fault().seq()).isEqualTo(1);
  }

  /** The server was killed between an entry and its anchor: nothing is wrong. */
  @Test
  void verify_anchorOneEntryBehind_isWhole() throws IOException {
    try (AuditTrail trail = open()) {
      trail.append(act("one"));
      byte[] anchor = Files.readAllBytes(directory.resolve(AuditAnchor.FILE));
      trail.append(act("two"));
      Files.write(directory.resolve(AuditAnchor.FILE), anchor);
      assertThat(trail.verify().fault()).isNull();
    }
    try (AuditTrail trail = open()) {
      assertThat(trail.append(act("three")).seq()).isEqualTo(3);
      assertThat(trail.verify().fault()).isNull();
    }
  }

  @Test
  void key_isMadeOnce_andIsItsOwnersAlone() throws IOException {
    Path file = directory.resolve("keys").resolve("audit.key");
    String first = AuditKey.in(file).known().fingerprint();

    assertThat(AuditKey.in(file).known().fingerprint()).isEqualTo(first);
    assertThat(AuditKey.in(file)).asString().doesNotContain(Files.readAllLines(file).get(0));
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  private static Path make(Path place) {
    try {
      return Files.createDirectories(place);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
