package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that people signed in, as events like any other. */
public final class SignInBook {
  private static final Logger LOG = LoggerFactory.getLogger(SignInBook.class);
  private static final EventType SIGNED_IN = new EventType("analytics", "signed_in");
  private static final String SOURCE = "aecos-analytics";

  private final Intake intake;
  private final Clock clock;

  public SignInBook(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  void signedIn(Viewer viewer) {
    Event event =
        Event.builder(UUID.randomUUID(), clock.instant(), SIGNED_IN, SOURCE)
            .user(viewer.name())
            .build();
    try {
      intake.accept(Delivery.of(SOURCE, List.of(new Delivery.Typed(event, "sign-in"))));
    } catch (AnalyticsException e) {
      // A full disk may not lock out whoever comes to see why: the log keeps what the ledger
      // cannot.
      LOG.warn("{} signed in, which could not be stored: {}", viewer.name(), e.getMessage());
    }
  }
}
