package io.aecos.analytics.client;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records what happens in this program, in one line:
 *
 * <pre>{@code
 * Analytics.record("parser", "parse_completed", 0.97);
 * Analytics.event("generation", "element_generated").value(412).element(guid).record();
 * }</pre>
 *
 * No method throws, and none but those with a limit ever waits. The client behind it is made from
 * the environment at the first use, see {@link AnalyticsClient#fromEnvironment}, unless {@link
 * #use} gives it another one first.
 */
public final class Analytics {
  private static volatile @Nullable AnalyticsClient client;

  private Analytics() {}

  /** Records through {@code other} from now on; the one before, if any, is closed. */
  public static void use(AnalyticsClient other) {
    AnalyticsClient before;
    synchronized (Analytics.class) {
      before = client;
      client = other;
    }
    if (before != null && before != other) {
      before.close();
    }
  }

  /** The client behind this class. */
  public static AnalyticsClient client() {
    AnalyticsClient current = client;
    return current != null ? current : first();
  }

  /** Records an event without a value. False means that it was not taken, which is counted. */
  public static boolean record(String module, String type) {
    return event(module, type).record();
  }

  /** Records an event with its value. False means that it was not taken, which is counted. */
  public static boolean record(String module, String type, double value) {
    return event(module, type).value(value).record();
  }

  /**
   * The line of AEC OS's roadmap, {@code record_event("parser", "parse_success", confidence=0.97)}:
   * {@code named} holds fields of the event ({@code user}, {@code element_guid}, {@code project} …)
   * and attributes. Names like {@code parse_success} are aliases in the event catalogue.
   */
  public static boolean recordEvent(String module, String eventType, Map<String, ?> named) {
    return event(module, eventType).named(named).record();
  }

  /** The same with the event's value. */
  public static boolean recordEvent(
      String module, String eventType, double value, Map<String, ?> named) {
    return event(module, eventType).value(value).named(named).record();
  }

  /** An event to be filled in and recorded. */
  public static EventBuilder event(String module, String type) {
    return client().event(module, type);
  }

  /** Measures the time until the answer is closed, and records it. */
  public static Timing time(String module, String type) {
    return client().time(module, type);
  }

  /** Waits, at most {@code limit}, until all that was recorded is in the queue file. */
  public static boolean flush(Duration limit) {
    return client().flush(limit);
  }

  /** What this process recorded, sent and lost. */
  public static ClientStats stats() {
    return client().stats();
  }

  /** The state of the queue, and what is wrong with it. */
  public static Diagnosis doctor() {
    return client().doctor();
  }

  private static synchronized AnalyticsClient first() {
    AnalyticsClient current = client;
    if (current == null) {
      current = AnalyticsClient.fromEnvironment();
      client = current;
    }
    return current;
  }
}
