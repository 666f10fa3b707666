package io.aecos.analytics.server.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.server.audit.Disclosure;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of events. */
public record EventsJson(
    List<EventJsonRow> events, long total, @Nullable String next, Watermark watermark)
    implements Disclosure {

  /** One event with its place in the ledger; absent fields are left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EventJsonRow(
      long seq,
      Instant receivedAt,
      UUID id,
      Instant occurredAt,
      String module,
      String type,
      @Nullable String user,
      @Nullable String project,
      @Nullable String discipline,
      @Nullable String elementGuid,
      @Nullable String elementType,
      @Nullable String templateId,
      @Nullable String region,
      @Nullable String codeEdition,
      @Nullable BigDecimal value,
      Map<String, Object> attributes,
      String source) {}

  public static EventsJson of(EventPage page) {
    return new EventsJson(
        page.rows().stream().map(EventsJson::row).toList(),
        page.total(),
        page.next(),
        page.watermark());
  }

  @Override
  public long size() {
    return events.size();
  }

  @Override
  public boolean namesPeople() {
    return events.stream().anyMatch(event -> event.user() != null);
  }

  private static EventJsonRow row(LedgerRow row) {
    Event event = row.event();
    return new EventJsonRow(
        row.seq(),
        row.receivedAt(),
        event.id(),
        event.occurredAt(),
        event.module(),
        event.type(),
        event.user(),
        event.project(),
        event.discipline(),
        event.elementGuid(),
        event.elementType(),
        event.templateId(),
        event.region(),
        event.codeEdition(),
        event.value() == null ? null : Numbers.exact(event.value()),
        Numbers.exact(event.attributes()),
        event.source());
  }
}
