package io.aecos.analytics.server.usage;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what people do with this product, as events like any other. */
public final class UsageBook {
  private static final Logger LOG = LoggerFactory.getLogger(UsageBook.class);
  private static final EventType SIGNED_IN = EventType.own("signed_in");
  private static final EventType EXPORTED = EventType.own("exported");
  private static final String SOURCE = "aecos-analytics";

  private final Intake intake;
  private final Clock clock;

  public UsageBook(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /** Records a sign-in; a full disk may not lock out whoever comes to see why. */
  public void signedIn(Viewer viewer) {
    try {
      keep(happening(SIGNED_IN, viewer), "sign-in");
    } catch (AnalyticsException e) {
      LOG.warn("{} signed in, which could not be stored: {}", viewer.name(), e.getMessage());
    }
  }

  /**
   * Records that a person took something out.
   *
   * @throws AnalyticsException when it cannot be stored
   */
  public void exported(Viewer viewer, Export export) {
    EventBuilder event =
        happening(EXPORTED, viewer)
            .attribute("report", export.report())
            .attribute("format", export.format())
            .attribute("view", export.view())
            .attribute("rows", export.rows());
    keep(event, "export");
  }

  private EventBuilder happening(EventType type, Viewer viewer) {
    return Event.builder(UUID.randomUUID(), clock.instant(), type, SOURCE).user(viewer.name());
  }

  private void keep(EventBuilder event, String what) {
    intake.accept(Delivery.of(SOURCE, List.of(new Delivery.Typed(event.build(), what))));
  }
}
