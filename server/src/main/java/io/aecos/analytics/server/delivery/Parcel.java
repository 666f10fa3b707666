package io.aecos.analytics.server.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over. {@code id} is the same however often it is tried, so that a receiver can
 * tell; {@code type} and {@code data} are for programs, {@code subject} and {@code lines} for
 * people; {@code link} leads to what it tells of, null where there is nothing to be led to.
 */
public record Parcel(
    String id,
    Instant at,
    String type,
    String subject,
    List<String> lines,
    @Nullable String link,
    Map<String, Object> data,
    @Nullable Enclosure file) {

  /** A file that goes along. */
  public record Enclosure(String name, String mediaType, byte[] content) {}

  /** Its words, as one text. */
  String text() {
    String words = String.join("\n", lines);
    return link == null ? words : words + "\n\n" + link;
  }
}
