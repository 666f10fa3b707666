package io.aecos.analytics.server.odata;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.server.odata.FeedColumn.Kind;
import io.aecos.analytics.server.odata.FeedQuestion.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The audit trail, every entry, the newest first; for who may read it. */
final class AuditSource implements ScannedFeed.Source {
  static final List<FeedColumn> COLUMNS =
      List.of(
          FeedColumn.key("seq", Kind.WHOLE),
          FeedColumn.of("at", Kind.TIME),
          FeedColumn.of("who", Kind.TEXT),
          FeedColumn.of("how", Kind.TEXT),
          FeedColumn.of("action", Kind.TEXT),
          FeedColumn.of("target", Kind.TEXT),
          FeedColumn.of("scope", Kind.TEXT),
          FeedColumn.of("filters", Kind.TEXT),
          FeedColumn.of("size", Kind.WHOLE),
          FeedColumn.of("outcome", Kind.TEXT),
          FeedColumn.of("from", Kind.TEXT),
          FeedColumn.of("answers", Kind.WHOLE),
          FeedColumn.of("hash", Kind.TEXT));

  private final AuditTrail trail;

  AuditSource(AuditTrail trail) {
    this.trail = trail;
  }

  /** Numbers only grow, so what comes later stands before all pages. */
  @Override
  public long pin() {
    return 0;
  }

  @Override
  public Set<Order> order() {
    return Set.of(new Order(COLUMNS.get(0), true));
  }

  @Override
  public ScannedFeed.Batch next(ScannedFeed.Scan scan, @Nullable String cursor, int limit) {
    Conjuncts all = Conjuncts.of(scan.filter());
    List<AuditEntry> found =
        trail.find(
            new AuditQuery(
                single(all.among("who")),
                null,
                null,
                all.from("at"),
                null,
                null,
                cursor == null ? null : before(cursor),
                limit + 1,
                true));
    List<ScannedFeed.Row> rows = new ArrayList<>();
    for (AuditEntry entry : found.subList(0, Math.min(limit, found.size()))) {
      rows.add(new ScannedFeed.Row(cells(entry), Long.toString(entry.seq())));
    }
    return new ScannedFeed.Batch(rows, found.size() > limit);
  }

  private static long before(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw PageToken.foreign();
    }
  }

  private static @Nullable String single(@Nullable Set<String> values) {
    return values != null && values.size() == 1 ? values.iterator().next() : null;
  }

  private static @Nullable Object[] cells(AuditEntry entry) {
    AuditAct act = entry.act();
    return new @Nullable Object[] {
      entry.seq(),
      act.at(),
      act.actor().who(),
      act.actor().how(),
      act.action(),
      act.target(),
      act.scope(),
      act.filters(),
      act.size(),
      act.outcome().name().toLowerCase(Locale.ROOT),
      act.origin(),
      act.answers(),
      entry.seal().hash()
    };
  }
}
