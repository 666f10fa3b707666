package io.aecos.analytics.server.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.report.data.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvTest {
  private static final String HARD = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n;|,\"' a1\u5854";
  private static final String RUNS = "=+@\uff1d\uff0b\uff0d\uff20-";

  /** The browser's writer is held to the same list. */
  @Test
  void line_writesTheCasesThatBothWritersShare() throws IOException {
    int cases = 0;
    try (InputStream in = CsvTest.class.getResourceAsStream("/csv/cells.json")) {
      for (JsonNode one : JsonMapper.shared().readTree(in)) {
        assertThat(line(one.path("cell").asString()))
            .isEqualTo(one.path("file").asString() + "\r\n");
        cases++;
      }
    }
    assertThat(cases).isGreaterThan(30);
  }

  @Test
  void line_numbersStayNumbers() throws IOException {
    assertThat(line(-12.5)).isEqualTo("-12.5\r\n");
  }

  @Test
  void line_anyText_comesBackAndRunsNowhere() throws IOException {
    Random random = new Random(20261128);
    for (int i = 0; i < 2_000; i++) {
      String cell = text(random);
      String line = line(cell);
      String read = read(line);
      assertThat(read.replace("'", "")).as(line).isEqualTo(cell.replace("'", ""));
      assertThat(read).as(cell).doesNotMatch("(?s)^[\t\r\n" + RUNS + "].*");
      // The first piece is the cell's own beginning, which is looked at as it is read.
      String[] pieces = line.split("[;|\\t\\r\\n]", -1);
      for (String piece : List.of(pieces).subList(1, pieces.length)) {
        assertThat(piece).as(line).doesNotMatch("(?s)^\"*[" + RUNS + "].*");
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int size = random.nextInt(9); size > 0; size--) {
      text.append(HARD.charAt(random.nextInt(HARD.length())));
    }
    return text.toString();
  }

  /** One cell, read by RFC 4180. */
  private static String read(String line) {
    assertThat(line).endsWith("\r\n");
    String cell = line.substring(0, line.length() - 2);
    if (!cell.startsWith("\"")) {
      assertThat(cell).doesNotContainPattern("[,\"\r\n]");
      return cell;
    }
    String inner = cell.substring(1, cell.length() - 1);
    assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
    return inner.replace("\"\"", "\"");
  }

  private static String line(Object cell) throws IOException {
    StringBuilder out = new StringBuilder();
    new Csv(out).line(new ArrayList<>(List.of(cell)));
    return out.toString();
  }
}
