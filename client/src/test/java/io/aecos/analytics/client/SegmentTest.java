package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes on disk, as docs/hook-queue.md lays them down. */
class SegmentTest {
  private static final String NAME = "01930000-0000-7000-8000-000000000001-7.seg";

  @TempDir private Path directory;

  /** A segment file, written here byte by byte. */
  private Path file(byte[]... records) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("AECOSEVQ".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(0);
    for (byte[] record : records) {
      CRC32 crc = new CRC32();
      crc.update(record);
      bytes.putInt(record.length).putInt((int) crc.getValue()).put(record);
    }
    byte[] content = new byte[bytes.flip().remaining()];
    bytes.get(content);
    return Files.write(directory.resolve(NAME), content);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Segment adopt(Path file) throws IOException {
    return Objects.requireNonNull(SegmentOpener.adopt(file));
  }

  private static Batch batch(Segment segment) throws IOException {
    return segment.read(500, 1 << 20);
  }

  @Test
  void adopt_readsWhatAnotherHookWrote() throws IOException {
    Segment segment = adopt(file(text("{\"a\":1}"), text("{\"ä\":2}")));

    assertThat(batch(segment).payloads()).containsExactly(text("{\"a\":1}"), text("{\"ä\":2}"));
    segment.release();
  }

  @Test
  void acknowledge_isReadBackByTheNextSender() throws IOException {
    Path file = file(text("one"), text("two"), text("three"));
    Segment segment = adopt(file);
    segment.acknowledge(batch(segment).end(2));
    segment.release();

    Segment again = adopt(file);
    assertThat(batch(again).payloads()).containsExactly(text("three"));
    ByteBuffer ack =
        ByteBuffer.wrap(Files.readAllBytes(Acknowledgement.fileOf(file)))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(ack.remaining()).isEqualTo(12);
    assertThat(ack.getLong(0)).isEqualTo(16 + 8 + 3 + 8 + 3);
    again.acknowledge(batch(again).end(1));
    again.release();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void read_endsAtATornTailOfAnyLength() throws IOException {
    byte[] whole = Files.readAllBytes(file(text("one"), text("two"), text("three")));
    for (int length = 0; length < whole.length; length++) {
      Path file = Files.write(directory.resolve(NAME), java.util.Arrays.copyOf(whole, length));
      Segment segment = adopt(file);
      int records = length < 27 ? 0 : length < 38 ? 1 : 2;
      boolean clean = length <= 16 || length == 27 || length == 38;

      assertThat(batch(segment).size()).as("%d bytes", length).isEqualTo(records);
      assertThat(segment.countUnacknowledged()).isEqualTo(records);
      if (records > 0) {
        segment.acknowledge(batch(segment).end(records));
      }
      assertThat(batch(segment).rest()).isEqualTo(clean ? Batch.Rest.END : Batch.Rest.TORN);
      segment.release();
      Files.deleteIfExists(file);
      Files.deleteIfExists(Acknowledgement.fileOf(file));
    }
  }

  @Test
  void read_givesRecordsOfAnySizeUpToTheLargest() throws IOException {
    byte[][] records = {
      text("one"), new byte[QueueFormat.MAX_RECORD], new byte[300_000], text("two")
    };
    Segment segment =
        new SegmentOpener(directory, new EventIdSequence(), InstantSource.system()).create();
    for (byte[] record : records) {
      ByteBuffer bytes = QueueFormat.littleEndian(8 + record.length);
      CRC32 crc = new CRC32();
      crc.update(record);
      bytes.putInt(record.length).putInt((int) crc.getValue()).put(record);
      segment.append(bytes.flip(), false);
    }

    assertThat(segment.countUnacknowledged()).isEqualTo(4);
    for (byte[] record : records) {
      Batch batch = segment.read(1, 1 << 20);
      assertThat(batch.payloads()).containsExactly(record);
      segment.acknowledge(batch.end(1));
    }
    segment.retire();
  }

  @Test
  void read_takesZerosForTheEnd() throws IOException {
    Path file = file(text("one"));
    Files.write(file, new byte[4096], StandardOpenOption.APPEND);
    Segment segment = adopt(file);

    assertThat(batch(segment).size()).isEqualTo(1);
    assertThat(batch(segment).rest()).isEqualTo(Batch.Rest.END);
    segment.release();
  }

  @Test
  void read_givesNoRecordWithADamagedByte() throws IOException {
    byte[] whole = Files.readAllBytes(file(text("first"), text("second"), text("third")));
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(16, whole.length)] ^= (byte) (1 << random.nextInt(8));
      Segment segment = adopt(Files.write(directory.resolve(NAME), damaged));

      assertThat(batch(segment).payloads())
          .allMatch(payload -> List.of("first", "second", "third").contains(new String(payload)));
      assertThat(batch(segment).size()).isLessThan(3);
      segment.release();
    }
  }

  @Test
  void adopt_leavesOtherVersionsAndGarbageAlone() throws IOException {
    Path file = file(text("one"));
    byte[] newer = Files.readAllBytes(file);
    newer[8] = 2;
    Files.write(file, newer);

    assertThat(SegmentOpener.adopt(file)).isNull();
    assertThat(Files.readAllBytes(file)).isEqualTo(newer);
    assertThat(Diagnosis.of(directory).findings()).singleElement().asString().contains("version");

    Files.write(file, text("this was never a segment at all"));
    assertThat(SegmentOpener.adopt(file)).isNull();
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void adopt_isRefusedWhileAnotherHoldsIt() throws IOException {
    Path file = file(text("one"));
    Segment segment = adopt(file);

    assertThat(SegmentOpener.adopt(file)).isNull();
    segment.release();
    Segment again = adopt(file);
    again.release();
  }

  @Test
  void acknowledgement_thatIsDamagedMeansTheStart() throws IOException {
    Path file = file(text("one"), text("two"));
    Files.write(Acknowledgement.fileOf(file), new byte[] {1, 2, 3});
    assertThat(Acknowledgement.read(file)).isEqualTo(16);
    Files.write(Acknowledgement.fileOf(file), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertThat(Acknowledgement.read(file)).isEqualTo(16);
  }
}
