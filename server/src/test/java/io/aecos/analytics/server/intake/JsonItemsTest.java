package io.aecos.analytics.server.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.intake.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonItemsTest {

  @Test
  void ofJson_cutsAnArrayIntoItsElementsAsReceived() {
    List<Delivery.Item> items =
        JsonItems.ofJson(bytes(" [ {\"a\": [1, 2]} ,{\"ü\":\"]\"}, 7 , null]\n"));

    assertThat(items)
        .extracting(JsonItemsTest::raw)
        .containsExactly("{\"a\": [1, 2]}", "{\"ü\":\"]\"}", "7", "null");
    assertThat(items).extracting(Delivery.Item::location).startsWith("index 0", "index 1");
  }

  @Test
  void ofJson_anObjectIsOneItem() {
    assertThat(JsonItems.ofJson(bytes("{\"a\":1}"))).hasSize(1);
  }

  @Test
  void ofJson_emptyBodyHoldsNothing() {
    assertThat(JsonItems.ofJson(bytes(" \n\t"))).isEmpty();
    assertThat(JsonItems.ofJson(bytes("[]"))).isEmpty();
  }

  @Test
  void ofJson_brokenArrayKeepsWhatCameBeforeAndTheRestAsOneBrokenItem() {
    List<Delivery.Item> items = JsonItems.ofJson(bytes("[{\"a\":1},{\"b\":2},{\"c\":"));

    assertThat(items).hasSize(3);
    assertThat(items.get(2)).isInstanceOf(Delivery.Broken.class);
    assertThat(raw(items.get(2))).isEqualTo(",{\"c\":");
    assertThat(((Delivery.Broken) items.get(2)).reason()).contains("line 1, column");
  }

  @Test
  void ofJson_textAfterTheArrayIsNotLost() {
    List<Delivery.Item> items = JsonItems.ofJson(bytes("[{\"a\":1}] {\"b\":2}"));

    assertThat(items).hasSize(2);
    assertThat(raw(items.get(1))).isEqualTo(" {\"b\":2}");
  }

  @Test
  void ofJson_arrayInAnotherEncodingIsBrokenNotACrash() {
    List<Delivery.Item> items = JsonItems.ofJson("[{\"a\":1}]".getBytes(StandardCharsets.UTF_16LE));

    assertThat(items).hasSize(1);
    assertThat(items.get(0)).isInstanceOf(Delivery.Broken.class);
  }

  @Test
  void ofJson_nestingBombIsBrokenNotACrash() {
    List<Delivery.Item> items = JsonItems.ofJson(bytes("[".repeat(100_000)));

    assertThat(items).hasSize(1);
    assertThat(items.get(0)).isInstanceOf(Delivery.Broken.class);
  }

  @Test
  void ofLines_namesLinesAndSkipsEmptyOnes() {
    List<Delivery.Item> items =
        JsonItems.ofLines(bytes("\ufeff{\"a\":1}\r\n\n  \nnot json\n{\"b\":2}"));

    assertThat(items)
        .extracting(JsonItemsTest::raw)
        .containsExactly("{\"a\":1}", "not json", "{\"b\":2}");
    assertThat(items)
        .extracting(Delivery.Item::location)
        .containsExactly("line 1", "line 4", "line 5");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String raw(Delivery.Item item) {
    byte[] raw = item instanceof Delivery.Json json ? json.json() : ((Delivery.Broken) item).raw();
    return new String(raw, UTF_8);
  }
}
