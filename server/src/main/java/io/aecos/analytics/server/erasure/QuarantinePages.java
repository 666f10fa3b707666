package io.aecos.analytics.server.erasure;

import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.ledger.QuarantineBook.Entry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through the whole quarantine, also where many items were received at the same instant. */
final class QuarantinePages {
  private static final int PAGE = 500;

  private QuarantinePages() {}

  static void each(QuarantineBook book, Consumer<Entry> reader) {
    int limit = PAGE;
    Set<UUID> seen = new HashSet<>();
    @Nullable Instant before = null;
    List<Entry> page = book.list(before, limit);
    while (true) {
      Set<UUID> known = seen;
      page.stream().filter(entry -> !known.contains(entry.item().id())).forEach(reader);
      if (page.size() < limit) {
        return;
      }
      Instant last = page.get(page.size() - 1).receivedAt();
      seen = new HashSet<>();
      for (Entry entry : page) {
        if (entry.receivedAt().equals(last)) {
          seen.add(entry.item().id());
        }
      }
      limit = seen.size() == page.size() ? limit * 2 : PAGE;
      before = last.plusNanos(1_000);
      page = book.list(before, limit);
    }
  }
}
