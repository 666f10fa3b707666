package io.aecos.analytics.server.books;

import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.QuarantinedItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What was received but is no valid event, newest first; {@code open} counts all open items. */
public record QuarantineJson(long open, List<ItemJson> items) {
  private static final int SHOWN = 2_000;

  /** One item; {@code raw} is the beginning of what was received, {@code size} all of its bytes. */
  public record ItemJson(
      UUID id,
      String source,
      String location,
      String field,
      String reason,
      Instant receivedAt,
      String state,
      String raw,
      int size) {}

  static QuarantineJson of(long open, List<QuarantineBook.Entry> entries) {
    return new QuarantineJson(open, entries.stream().map(QuarantineJson::item).toList());
  }

  private static ItemJson item(QuarantineBook.Entry entry) {
    QuarantinedItem item = entry.item();
    return new ItemJson(
        item.id(),
        item.source(),
        item.location(),
        item.field(),
        item.reason(),
        entry.receivedAt(),
        entry.state().name().toLowerCase(Locale.ROOT),
        beginning(item.raw()),
        item.raw().length);
  }

  private static String beginning(byte[] raw) {
    int bytes = Math.min(raw.length, 4 * SHOWN);
    String text = new String(raw, 0, bytes, StandardCharsets.UTF_8);
    int end = Math.min(text.length(), SHOWN);
    boolean split = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end - 1 : end);
  }
}
