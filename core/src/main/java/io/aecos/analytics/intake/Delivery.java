package io.aecos.analytics.intake;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Settlement;
import io.aecos.analytics.source.SourceReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items from one source, taken in together or not at all. {@code sender} is who hands them in,
 * {@code source} the accounting key (for example {@code http} or {@code workspace:analytics.db});
 * {@code report} and {@code settlements} are written in the same transaction as the events. A
 * connector names the {@code project} that it reads, to which its broken records belong.
 */
public record Delivery(
    Sender sender,
    String source,
    List<Item> items,
    SourceReport report,
    List<Settlement> settlements,
    @Nullable String project) {

  public Delivery {
    items = List.copyOf(items);
    settlements = List.copyOf(settlements);
  }

  /** What a connector, or the server itself, delivers. */
  public Delivery(String source, List<Item> items, SourceReport report) {
    this(Sender.within(source), source, items, report, List.of(), null);
  }

  /** The same, as read in {@code project}. */
  public Delivery in(String project) {
    return new Delivery(sender, source, items, report, settlements, project);
  }

  /** What a connector, or the server itself, delivers; nothing that came from outside. */
  public static Delivery of(String source, List<Item> items) {
    return new Delivery(source, items, SourceReport.NOTHING);
  }

  /** What came from outside, and whose it is. */
  public static Delivery by(Sender sender, String source, List<Item> items) {
    return new Delivery(sender, source, items, SourceReport.NOTHING, List.of(), null);
  }

  /** One received thing. */
  public sealed interface Item {
    /** Where it stood: a file and line, or the index in a body. */
    String location();
  }

  /** An event that a connector made; still validated. */
  public record Typed(Event event, String location) implements Item {}

  /** The JSON text of one event. */
  public record Json(byte[] json, String location) implements Item {}

  /** A record that its source could not make an event of: quarantined with its raw bytes. */
  public record Broken(byte[] raw, String location, String field, String reason) implements Item {}

  /** A record that is not even kept (too large, say): counted as refused with its reason. */
  public record Refused(String location, String reason) implements Item {}
}
