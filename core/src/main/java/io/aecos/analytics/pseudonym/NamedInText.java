package io.aecos.analytics.pseudonym;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Renames people in what is no event: raw bytes that were quarantined, and messages about them.
 * There a name is up to four words in a row, or a whole JSON text; a name that is part of a longer
 * word is not one.
 */
public final class NamedInText {
  private static final int MOST_WORDS = 4;
  private static final Pattern WORD = Pattern.compile("[^\\s\"'`<>=,;:&?!(){}\\[\\]\\\\/|]+");

  /** Of a query; a percent sign that begins no escape is no address's. */
  private static final Pattern VALUE =
      Pattern.compile("(?<=[=,])(?:[^?&=,;#%]|%(?!2[Cc])\\p{XDigit}{2})+");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .build();

  private NamedInText() {}

  /** The text with its people renamed. */
  public static String text(String text, Renaming renaming) {
    List<int[]> words = words(text);
    StringBuilder renamed = new StringBuilder();
    int copied = 0;
    for (int first = 0; first < words.size(); first++) {
      for (int last = last(words, first, text); last >= first; last--) {
        int from = words.get(first)[0];
        int to = words.get(last)[1];
        String other = renaming.of(text.substring(from, to));
        if (other == null && text.charAt(to - 1) == '.' && to - from > 1) {
          to--;
          other = renaming.of(text.substring(from, to));
        }
        if (other != null) {
          renamed.append(text, copied, from).append(other);
          copied = to;
          first = last;
          break;
        }
      }
    }
    return copied == 0 ? text : renamed.append(text, copied, text.length()).toString();
  }

  /** The address with the people in it renamed who stand there as a whole value of its query. */
  public static String address(String address, Renaming renaming) {
    Matcher values = VALUE.matcher(address);
    return values.replaceAll(
        value -> {
          String other = renaming.of(URLDecoder.decode(value.group(), StandardCharsets.UTF_8));
          return Matcher.quoteReplacement(other == null ? value.group() : other);
        });
  }

  private static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    return words;
  }

  /** The last of the words that stand in a row with the first, one blank between each two. */
  private static int last(List<int[]> words, int first, String text) {
    int last = first;
    while (last + 1 < words.size()
        && last + 1 < first + MOST_WORDS
        && words.get(last + 1)[0] == words.get(last)[1] + 1
        && text.charAt(words.get(last)[1]) == ' ') {
      last++;
    }
    return last;
  }

  /** The bytes with the people in them renamed; {@code raw} itself where it names none of them. */
  public static byte[] raw(byte[] raw, Renaming renaming) {
    Charset charset = StandardCharsets.UTF_8;
    String text = decoded(raw);
    if (text == null) {
      charset = StandardCharsets.ISO_8859_1; // Gives all bytes back as they were.
      text = new String(raw, charset);
    }
    String renamed = text(text, renaming);
    JsonNode json = json(renamed);
    JsonNode other = json == null ? null : of(json, renaming);
    if (other != null && !other.equals(json)) {
      return JSON.writeValueAsBytes(other);
    }
    return renamed.equals(text) ? raw : renamed.getBytes(charset);
  }

  private static @Nullable String decoded(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** What was written in escapes, or with a comma in it, is a name only once it is read. */
  private static @Nullable JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static JsonNode of(JsonNode node, Renaming renaming) {
    if (node instanceof StringNode string) {
      String text = string.asString();
      String whole = renaming.of(text);
      return StringNode.valueOf(whole == null ? text(text, renaming) : whole);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode renamed = JSON.createArrayNode();
      array.forEach(one -> renamed.add(of(one, renaming)));
      return renamed;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode renamed = JSON.createObjectNode();
      object.forEachEntry(
          (name, value) -> {
            String other = renaming.of(name);
            renamed.set(other == null ? name : other, of(value, renaming));
          });
      return renamed;
    }
    return node;
  }
}
