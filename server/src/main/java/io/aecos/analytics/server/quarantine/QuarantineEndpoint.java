package io.aecos.analytics.server.quarantine;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.intake.Mapping;
import io.aecos.analytics.intake.QuarantineDesk;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.QuarantineBook;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was received but is no valid event: to be read, mended and replayed, or discarded. */
@RestController
public final class QuarantineEndpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MOST_FAILURES = 100;

  private final QuarantineBook book;
  private final QuarantineDesk desk;

  public QuarantineEndpoint(Ledger ledger, QuarantineDesk desk) {
    this.book = ledger.quarantine();
    this.desk = desk;
  }

  /** Why an item is not wanted. */
  public record DiscardJson(@Nullable String reason) {}

  /** Which items are not wanted, and why. */
  public record DiscardAllJson(@Nullable SelectionJson select, @Nullable String reason) {}

  /** How many items were discarded. */
  public record DiscardedJson(int discarded) {}

  /** Which items to replay, and how they are mended. */
  public record ReplayAllJson(@Nullable SelectionJson select, @Nullable MappingJson mapping) {}

  /** How many became events, how many still are none, and why the first of these are not. */
  public record ReplayedJson(int replayed, int open, List<QuarantineDesk.Failure> failures) {}

  @GetMapping("/api/quarantine")
  @Requires(Permission.READ_BOOKS)
  public QuarantineJson list(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of("limit"));
    int limit = ViewParameters.number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT);
    return QuarantineJson.of(book.open(), book.waiting(), book.list(null, limit));
  }

  @GetMapping("/api/quarantine/{id}")
  @Requires(Permission.READ_BOOKS)
  public QuarantineJson.ItemJson show(@PathVariable UUID id) {
    return QuarantineJson.whole(desk.find(id));
  }

  /** Discards by selection, in one transaction. */
  @PostMapping("/api/quarantine/discard")
  @Audited("quarantine.discard")
  @Requires(Permission.ADMINISTER)
  public DiscardedJson discardAll(Viewer viewer, @RequestBody DiscardAllJson body) {
    String reason = body.reason() == null ? "" : body.reason();
    AuditNote note = AuditNote.current().detail("select", body.select()).detail("reason", reason);
    int discarded = desk.discard(SelectionJson.of(body.select()), reason, viewer);
    note.size(discarded);
    return new DiscardedJson(discarded);
  }

  /** Replays by selection, in one transaction. */
  @PostMapping("/api/quarantine/replay")
  @Audited("quarantine.replay")
  @Requires(Permission.ADMINISTER)
  public ReplayedJson replayAll(Viewer viewer, @RequestBody ReplayAllJson body) {
    Mapping mapping = body.mapping() == null ? Mapping.NONE : body.mapping().mapping();
    AuditNote note = AuditNote.current().detail("select", body.select());
    QuarantineDesk.Replay replay = desk.replay(SelectionJson.of(body.select()), mapping, viewer);
    note.size(replay.replayed());
    List<QuarantineDesk.Failure> failures = replay.failures();
    return new ReplayedJson(
        replay.replayed(),
        failures.size(),
        failures.subList(0, Math.min(MOST_FAILURES, failures.size())));
  }

  @PostMapping("/api/quarantine/{id}/replay")
  @Audited("quarantine.replay")
  @Requires(Permission.ADMINISTER)
  public QuarantineJson.ItemJson replay(
      Viewer viewer,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable MappingJson body) {
    Mapping mapping = body == null ? Mapping.NONE : body.mapping();
    return QuarantineJson.item(desk.replay(id, mapping, viewer));
  }

  @PostMapping("/api/quarantine/{id}/discard")
  @Audited("quarantine.discard")
  @Requires(Permission.ADMINISTER)
  public QuarantineJson.ItemJson discard(
      Viewer viewer, @PathVariable UUID id, @RequestBody DiscardJson body) {
    String reason = body.reason() == null ? "" : body.reason();
    AuditNote.current().detail("reason", reason);
    return QuarantineJson.item(desk.discard(id, reason, viewer));
  }
}
