package io.aecos.analytics.client;

import java.nio.charset.StandardCharsets;

/** Text that is known to be ASCII, as bytes. */
final class Ascii {
  private Ascii() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
