package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.Alert;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.registry.Notice.Delivery;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.delivery.Couriers;
import io.aecos.analytics.server.delivery.Destination;
import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.delivery.Parcel;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.trail.ScopeWords;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers what people are told of, each notice once: a server marks it before it hands it over,
 * and one that is found marked may have arrived and is not sent again.
 */
public final class Post implements Timetable.Call {
  /** What deliveries are called in the timetable. */
  public static final String NAME = "notice";

  private static final Logger LOG = LoggerFactory.getLogger(Post.class);
  private static final String UNKNOWN =
      "the server stopped while this was handed over; whether it arrived is not known";

  private final Registry registry;
  private final Owners owners;
  private final Destinations destinations;
  private final Couriers couriers;
  private final AuditBook audit;
  private final Supplier<String> address;
  private final JsonMapper json;
  private final Clock clock;

  Post(AlertWiring.Parts parts) {
    this.registry = parts.registry();
    this.owners = parts.owners();
    this.destinations = parts.destinations();
    this.couriers = parts.couriers();
    this.audit = parts.audit();
    this.address = parts.address();
    this.json = parts.json();
    this.clock = parts.clock();
  }

  static String entry(String notice) {
    return NAME + ":" + notice;
  }

  @Override
  public Optional<Instant> due(String id, Instant due) throws InterruptedException {
    String notice = id.substring(NAME.length() + 1);
    Optional<Notice> known = registry.read(entries -> entries.notices().find(notice));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (known.get().delivery() == Delivery.SENDING) {
      put(known.get().with(Delivery.FAILED, UNKNOWN));
    } else if (known.get().delivery() == Delivery.WAITING && mark(notice)) {
      put(sent(known.get()));
    }
    return Optional.empty();
  }

  /** Whether it was this one that marked it. */
  private boolean mark(String id) {
    return registry.write(
        entries -> {
          Optional<Notice> waiting =
              entries.notices().find(id).filter(one -> one.delivery() == Delivery.WAITING);
          waiting.ifPresent(one -> entries.notices().put(one.with(Delivery.SENDING, "")));
          return waiting.isPresent();
        });
  }

  private void put(Notice notice) {
    registry.write(
        entries -> {
          entries.notices().put(notice);
          return notice;
        });
  }

  private Notice sent(Notice notice) throws InterruptedException {
    String alertId = notice.about().substring(notice.about().indexOf(':') + 1);
    Optional<Alert> alert = registry.read(entries -> entries.alerts().find(alertId));
    Optional<Viewer> owner = owners.now(notice.owner());
    if (alert.isEmpty() || owner.isEmpty()) {
      return notice.with(
          Delivery.FAILED,
          alert.isEmpty() ? "the alert was removed" : notice.owner() + " is not active any more");
    }
    try {
      DestinationJson deliver = json.readValue(alert.get().delivery(), DestinationJson.class);
      Optional<Destination> to = destinations.of(owner.get(), deliver);
      if (to.isEmpty()) {
        return notice.with(Delivery.NONE, "it is not to be delivered any more");
      }
      keep(owner.get(), alert.get(), to.get());
      return notice.with(
          Delivery.SENT, "delivered to " + couriers.hand(parcel(alert.get(), notice), to.get()));
    } catch (AnalyticsException e) {
      LOG.warn("Notice {}: {}", notice.id(), e.getMessage());
      return notice.with(Delivery.FAILED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Notice {} failed", notice.id(), e);
      return notice.with(Delivery.FAILED, "failed inside the server; its log tells more");
    }
  }

  private void keep(Viewer owner, Alert alert, Destination to) {
    audit.keep(
        new AuditAct(
            clock.instant(),
            new AuditActor(owner.name(), "alert " + alert.name()),
            "alert.deliver",
            alert.id(),
            ScopeWords.of(owner.scope()),
            "to=" + to.words(),
            null,
            AuditAct.Outcome.DONE,
            "",
            null));
  }

  private Parcel parcel(Alert alert, Notice notice) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("notice", notice.id());
    data.put("alert", alert.id());
    data.put("name", alert.name());
    data.put("kind", notice.kind());
    data.put("text", notice.text());
    String link = notice.link().isEmpty() ? null : address.get() + notice.link();
    if (link != null) {
      data.put("link", link);
    }
    return new Parcel(
        notice.id(),
        notice.at(),
        "alert." + notice.kind(),
        notice.title(),
        List.of(notice.text(), "As " + alert.owner() + " may see it."),
        link,
        data,
        null);
  }
}
