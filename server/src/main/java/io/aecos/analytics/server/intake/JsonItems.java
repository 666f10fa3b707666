package io.aecos.analytics.server.intake;

import io.aecos.analytics.intake.Delivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Cuts a body into items without judging them. What cannot be cut because the JSON breaks off in
 * the middle becomes one broken item that holds the rest.
 */
final class JsonItems {
  /**
   * JSON is UTF-8 (RFC 8259, section 8.1); what looks like another encoding has no places to cut
   * at.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

  private JsonItems() {}

  /** One JSON object, or an array of them. */
  static List<Delivery.Item> ofJson(byte[] body) {
    int start = firstByte(body);
    if (start == body.length) {
      return List.of();
    }
    return body[start] == '['
        ? ofArray(start == 0 ? body : Arrays.copyOfRange(body, start, body.length))
        : List.of(new Delivery.Json(body, "index 0"));
  }

  /** One JSON object per line; empty lines count for nothing. */
  static List<Delivery.Item> ofLines(byte[] body) {
    List<Delivery.Item> items = new ArrayList<>();
    int line = 1;
    int start = hasMark(body) ? 3 : 0;
    for (int end = start; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        byte[] content = Arrays.copyOfRange(body, start, withoutReturn(body, start, end));
        if (firstByte(content) < content.length) {
          items.add(new Delivery.Json(content, "line " + line));
        }
        start = end + 1;
        line++;
      }
    }
    return items;
  }

  private static List<Delivery.Item> ofArray(byte[] body) {
    List<Delivery.Item> items = new ArrayList<>();
    int cut = 0;
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int to = (int) json.currentLocation().getByteOffset();
        items.add(new Delivery.Json(Arrays.copyOfRange(body, from, to), "index " + items.size()));
        cut = to;
      }
      cut = (int) json.currentLocation().getByteOffset();
      if (firstByte(Arrays.copyOfRange(body, cut, body.length)) < body.length - cut) {
        items.add(broken(body, cut, items.size(), "there is more after the end of the array"));
      }
    } catch (JacksonException e) {
      items.add(broken(body, cut, items.size(), "not valid JSON" + place(e.getLocation())));
    }
    return items;
  }

  private static Delivery.Broken broken(byte[] body, int from, int index, String reason) {
    byte[] rest = Arrays.copyOfRange(body, from, body.length);
    return new Delivery.Broken(rest, "index " + index, "", reason);
  }

  private static String place(TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static int withoutReturn(byte[] body, int start, int end) {
    return end > start && body[end - 1] == '\r' ? end - 1 : end;
  }

  /** The index of the first byte that is neither white space nor a byte order mark. */
  private static int firstByte(byte[] body) {
    int i = hasMark(body) ? 3 : 0;
    while (i < body.length
        && (body[i] == ' ' || body[i] == '\n' || body[i] == '\r' || body[i] == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean hasMark(byte[] body) {
    return body.length >= 3
        && body[0] == (byte) 0xef
        && body[1] == (byte) 0xbb
        && body[2] == (byte) 0xbf;
  }
}
