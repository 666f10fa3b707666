package io.aecos.analytics.workspace.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.source.SourceState.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every line of a growing file is read whole and once, wherever its pieces end. */
final class JsonLinesTest {
  private static final int CHUNK = 1 << 16;

  @TempDir Path folder;
  private Path file;
  private JsonLines<String> lines;
  private long time;

  @BeforeEach
  void open() throws Exception {
    Path project = Files.createDirectory(folder.resolve("tower"));
    file = project.resolve("a.jsonl");
    lines =
        new JsonLines<>(
            new ProjectDirectory("tower", project),
            "a.jsonl",
            JsonLinesTest::parse,
            JsonNodeFactory.instance.objectNode());
  }

  private static String parse(byte[] line, String location) throws BadRecord {
    String text = new String(line, StandardCharsets.UTF_8);
    if (text.startsWith("bad")) {
      throw new BadRecord("field", "no good");
    }
    return text;
  }

  @Test
  void read_linesAcrossTheBordersOfItsPieces_areWhole() throws Exception {
    Random random = new Random(3);
    List<String> written = new ArrayList<>();
    for (int length :
        new int[] {CHUNK - 1, CHUNK - 2, 1, CHUNK, 2 * CHUNK + 7, 3, CHUNK - 5, 70_000}) {
      written.add(text(random, length));
    }
    append(String.join("\n", written) + "\n");

    assertThat(lines.read().records()).isEqualTo(written);
    assertThat(lines.read().status()).isEqualTo(Status.READ);
  }

  @Test
  void read_halfALine_waitsForItsRest_whereverItIsCut() throws Exception {
    append("one\n");
    List<String> expected = new ArrayList<>(List.of("one"));
    for (int head : new int[] {1, CHUNK - 4, CHUNK, CHUNK + 1}) {
      append("x".repeat(head));
      assertThat(lines.read().status()).isEqualTo(Status.CUT);
      assertThat(lines.read().records()).isEqualTo(expected);
      append("y\n");
      expected.add("x".repeat(head) + "y");
      assertThat(lines.read().records()).isEqualTo(expected);
      assertThat(lines.read().status()).isEqualTo(Status.READ);
    }
  }

  @Test
  void read_lineOfOneMebibyte_isTheLongest() throws Exception {
    String longest = "x".repeat(JsonLines.LONGEST_LINE);
    append(longest + "\n" + longest + "y\nlast\n");

    Reading<String> reading = lines.read();
    assertThat(reading.records()).containsExactly(longest, "last");
    assertThat(reading.status()).isEqualTo(Status.PARTIAL);
    assertThat(reading.problems())
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Refused.class,
            refused -> {
              assertThat(refused.location()).isEqualTo("tower/a.jsonl:2");
              assertThat(refused.reason()).endsWith("1 MiB: " + (JsonLines.LONGEST_LINE + 1));
            });
  }

  @Test
  void read_badAndBlankLines_keepTheNumbersOfTheRest() throws Exception {
    append("one\n\n \r\nbad\ntwo\n");

    Reading<String> reading = lines.read();
    assertThat(reading.records()).containsExactly("one", "two");
    assertThat(reading.problems())
        .extracting(Delivery.Item::location)
        .containsExactly("tower/a.jsonl:4");
  }

  @Test
  void read_fileThatWasWrittenAgain_isReadFromItsStart() throws Exception {
    append("one\ntwo\n");
    assertThat(lines.read().records()).containsExactly("one", "two");
    write("one\nTWO\nthree\n");
    assertThat(lines.read().records()).containsExactly("one", "TWO", "three");
    assertThat(lines.read().status()).isEqualTo(Status.REWRITTEN);
    write("four\n");
    assertThat(lines.read().records()).containsExactly("four");
    Files.delete(file);
    assertThat(lines.read().status()).isEqualTo(Status.ABSENT);
    append("five\n");
    assertThat(lines.read().records()).containsExactly("five");
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    touch();
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    touch();
  }

  /** Two changes within one tick of the file system's clock are not what is tried here. */
  private void touch() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + time++)));
  }
}
