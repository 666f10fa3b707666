package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A believable architecture and engineering firm: the two years of its work with AEC OS before
 * {@code end}, as events. The same seed, end and size always give the same events. {@code events}
 * is about how many there are; a bigger firm has more people and projects in the same two years.
 */
public record DemoFirm(long seed, Instant end, long events) {
  /** The size of the firm that the dashboard is shown with. */
  public static final long DEFAULT_EVENTS = 200_000;

  /** Where the firm's days begin and end. */
  public static final ZoneId ZONE = ZoneId.of("America/Chicago");

  /** The source that the events name. */
  public static final String SOURCE = Scribe.SOURCE;

  private static final long DEFAULT_SEED = 20_260_302;
  private static final long FEWEST_EVENTS = 1000;

  public DemoFirm {
    if (events < FEWEST_EVENTS) {
      throw new IllegalArgumentException("a firm has at least " + FEWEST_EVENTS + " events");
    }
  }

  /** The firm that the dashboard is shown with. */
  public static DemoFirm until(Instant end) {
    return new DemoFirm(DEFAULT_SEED, end, DEFAULT_EVENTS);
  }

  /** The same firm with about so many events. */
  public DemoFirm sized(long events) {
    return new DemoFirm(seed, end, events);
  }

  /**
   * The events in the order of their time. Made while they are read: memory does not grow with
   * their number.
   */
  public Stream<Event> stream() {
    return StreamSupport.stream(new Timeline(Firm.of(this)), false);
  }

  /** The same events as the firm's server received them, the first delivery first. */
  public Iterator<DemoDelivery> deliveries() {
    return new Deliveries(Firm.of(this), Micros.of(end));
  }

  /** Who belonged to which of the firm's teams and when, by team and person. */
  public List<TeamMember> teams() {
    return Teams.of(Firm.of(this));
  }

  /**
   * What a data directory should know of the demo: its projects, and that it feeds everything.
   * {@code read} is how many events of each project were taken from it, {@code trails} the audit
   * trails that went in with them, which are held against those of the firm made anew.
   */
  public SourceReport report(Instant checkedAt, Map<String, Long> read, DemoTrails trails) {
    DemoTrails original = new DemoTrails();
    stream().forEach(original::add);
    SourceReport without = report(checkedAt, read);
    return new SourceReport(
        without.states(), trails.against(original, checkedAt), without.projects());
  }

  /** The same without audit trails. */
  public SourceReport report(Instant checkedAt, Map<String, Long> read) {
    List<Site> sites = Firm.of(this).portfolio().all();
    return new SourceReport(
        sites.stream()
            .map(site -> state(site.key(), read.getOrDefault(site.key(), 0L), checkedAt))
            .toList(),
        List.of(),
        sites.stream()
            .map(site -> new Project(site.key(), site.key(), "demo/" + site.key()))
            .toList());
  }

  private static SourceState state(String project, long read, Instant checkedAt) {
    return new SourceState(
        project, SOURCE, SourceState.Status.READ, "", Set.copyOf(Types.ALL), read, checkedAt, "{}");
  }
}
