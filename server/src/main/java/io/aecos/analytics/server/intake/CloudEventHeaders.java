package io.aecos.analytics.server.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The headers of a CloudEvent in binary mode. Their values are text in UTF-8, percent-encoded where
 * it is no visible ASCII, and perhaps quoted (HTTP binding, section 3.1.3.2).
 */
final class CloudEventHeaders {
  private static final String PREFIX = "ce-";

  private final Map<String, List<String>> raw = new TreeMap<>();

  private CloudEventHeaders() {}

  static CloudEventHeaders of(HttpServletRequest request) {
    CloudEventHeaders headers = new CloudEventHeaders();
    for (String name : Collections.list(request.getHeaderNames())) {
      String key = name.toLowerCase(Locale.ROOT);
      if (key.startsWith(PREFIX) || key.equals("content-type")) {
        headers.raw.put(key, Collections.list(request.getHeaders(name)));
      }
    }
    return headers;
  }

  /** Each header with its decoded value; fails on one that cannot be decoded, or comes twice. */
  void each(BiConsumer<String, String> use) {
    raw.forEach(
        (name, values) ->
            use.accept(name, name.startsWith(PREFIX) ? decoded(name, values) : values.get(0)));
  }

  /** The event as it came: its headers, an empty line, its data. */
  byte[] before(byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    raw.forEach(
        (name, values) ->
            values.forEach(
                value -> all.writeBytes((name + ": " + value + "\n").getBytes(ISO_8859_1))));
    all.write('\n');
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static String decoded(String name, List<String> values) {
    String attribute = name.substring(PREFIX.length());
    if (values.size() > 1) {
      throw CloudEventMapping.invalid(attribute, "there is more than one header " + name);
    }
    try {
      return UTF_8.newDecoder().decode(bytes(unquoted(values.get(0)))).toString();
    } catch (CharacterCodingException e) {
      throw CloudEventMapping.invalid(
          attribute, "the header " + name + " is not percent-encoded UTF-8");
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  /** The container reads each byte of a header as one character. */
  private static ByteBuffer bytes(String value) throws CharacterCodingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != '%') {
        bytes.write(value.charAt(i));
      } else if (i + 2 < value.length()) {
        bytes.write(16 * digit(value.charAt(i + 1)) + digit(value.charAt(i + 2)));
        i += 2;
      } else {
        throw new CharacterCodingException();
      }
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static int digit(char hex) throws CharacterCodingException {
    int digit = hex < 128 ? Character.digit(hex, 16) : -1;
    if (digit < 0) {
      throw new CharacterCodingException();
    }
    return digit;
  }
}
