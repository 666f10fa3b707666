package io.aecos.analytics.server.quarantine;

import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.QuarantinedItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was received but is no valid event, newest first; {@code open} counts all open items, and
 * {@code waiting} says what can be told of them. An item of which nothing can be told makes no
 * number incomplete.
 */
public record QuarantineJson(long open, List<WaitingJson> waiting, List<ItemJson> items) {
  private static final int SHOWN = 2_000;

  /**
   * One item; {@code raw} is the beginning of what was received (all of it where one item is asked
   * for), {@code size} all of its bytes; {@code decision} is null while it is open.
   */
  public record ItemJson(
      UUID id,
      String source,
      String location,
      String field,
      String reason,
      Instant receivedAt,
      String state,
      String raw,
      int size,
      QuarantineBook.@Nullable Decision decision) {}

  /** So many open items of a source that may belong to the same; null where it cannot be told. */
  public record WaitingJson(
      String source,
      @Nullable String project,
      @Nullable String module,
      @Nullable String type,
      @Nullable String names,
      long items) {}

  static QuarantineJson of(
      long open, List<QuarantineBook.Waiting> waiting, List<QuarantineBook.Entry> entries) {
    return new QuarantineJson(
        open,
        waiting.stream().map(QuarantineJson::waiting).toList(),
        entries.stream().map(QuarantineJson::item).toList());
  }

  private static WaitingJson waiting(QuarantineBook.Waiting waiting) {
    Belonging told = waiting.belonging();
    return new WaitingJson(
        waiting.source(),
        told.project(),
        told.module(),
        told.type(),
        told.source(),
        waiting.items());
  }

  static ItemJson item(QuarantineBook.Entry entry) {
    return item(entry, beginning(entry.item().raw()));
  }

  static ItemJson whole(QuarantineBook.Entry entry) {
    return item(entry, new String(entry.item().raw(), StandardCharsets.UTF_8));
  }

  private static ItemJson item(QuarantineBook.Entry entry, String raw) {
    QuarantinedItem item = entry.item();
    return new ItemJson(
        item.id(),
        item.source(),
        item.location(),
        item.field(),
        item.reason(),
        entry.receivedAt(),
        entry.state().name().toLowerCase(Locale.ROOT),
        raw,
        item.raw().length,
        entry.decision());
  }

  private static String beginning(byte[] raw) {
    int bytes = Math.min(raw.length, 4 * SHOWN);
    String text = new String(raw, 0, bytes, StandardCharsets.UTF_8);
    int end = Math.min(text.length(), SHOWN);
    boolean split = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end - 1 : end);
  }
}
