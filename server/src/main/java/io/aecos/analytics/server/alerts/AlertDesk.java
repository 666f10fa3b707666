package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Alert;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.delivery.Destination;
import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.delivery.Destinations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The alerts of everybody: made, changed, silenced and tried. */
public final class AlertDesk {
  private static final int MOST = 200;

  private final Registry registry;
  private final Rules rules;
  private final Simulation simulation;
  private final Destinations destinations;
  private final ZoneId zone;
  private final JsonMapper json;
  private final Clock clock;

  AlertDesk(AlertWiring.Parts parts, Rules rules, Simulation simulation) {
    this.registry = parts.registry();
    this.rules = rules;
    this.simulation = simulation;
    this.destinations = parts.destinations();
    this.zone = parts.zone();
    this.json = parts.json();
    this.clock = parts.clock();
  }

  AlertJson add(Viewer owner, AlertRequest asked) {
    Instant now = clock.instant();
    Alert alert = alert(UUID.randomUUID().toString(), owner, asked, now);
    registry.write(
        entries -> {
          if (entries.alerts().all().stream().filter(mine(owner)).count() >= MOST) {
            throw new AnalyticsException(
                ErrorCode.TOO_LARGE, "There are " + MOST + " alerts already. Remove one first.");
          }
          entries.alerts().put(alert);
          return alert;
        });
    return told(alert).with(delivery(alert).secret());
  }

  /** Asked anew, it begins anew: what stood before was of another rule. */
  AlertJson replace(Viewer viewer, String id, AlertRequest asked) {
    Alert before = find(viewer, id);
    if (!mine(viewer).test(before)) {
      throw new AnalyticsException(
          ErrorCode.FORBIDDEN,
          "It is judged in the scope of " + before.owner() + ", who changes it.");
    }
    Alert after = alert(before.id(), viewer, asked, before.createdAt());
    put(after);
    return told(after).with(delivery(after).secret());
  }

  private Alert alert(String id, Viewer owner, AlertRequest asked, Instant createdAt) {
    var unusedRule = rules.rule(owner, asked);
    var unusedTiming = rules.timing(asked);
    DestinationJson deliver =
        destinations.kept(Objects.requireNonNullElse(asked.deliver(), DestinationJson.NOWHERE));
    Optional<Destination> to = destinations.of(owner, deliver);
    if (to.filter(Destination.Folder.class::isInstance).isPresent()) {
      throw Rules.wrong("deliver", "is by mail or to a webhook; an alert is no file", List.of());
    }
    return new Alert(
        id,
        owner.name(),
        Objects.requireNonNullElse(asked.name(), ""),
        json.writeValueAsString(asked.rule()),
        zone(asked.tz()),
        json.writeValueAsString(deliver),
        createdAt,
        null,
        new Alert.Standing(Alert.State.OK, clock.instant(), null, null, "not judged yet"));
  }

  private ZoneId zone(@Nullable String name) {
    try {
      return name == null ? zone : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Rules.wrong("tz", "'" + name + "' is not the name of a time zone", List.of());
    }
  }

  /** Their own; an administrator's answer has everybody's. */
  List<AlertJson> of(Viewer viewer) {
    return registry.<List<Alert>>read(entries -> entries.alerts().all()).stream()
        .filter(mayManage(viewer))
        .map(this::told)
        .toList();
  }

  AlertJson one(Viewer viewer, String id) {
    return told(find(viewer, id));
  }

  /** Nothing of it is delivered for so long; null ends that. */
  AlertJson silence(Viewer viewer, String id, @Nullable String span) {
    Alert alert = find(viewer, id);
    Duration lasting = Rules.span("for", span, Duration.ZERO);
    Alert after = alert.silentUntil(span == null ? null : clock.instant().plus(lasting));
    put(after);
    return told(after);
  }

  void remove(Viewer viewer, String id) {
    Alert alert = find(viewer, id);
    registry.write(entries -> entries.alerts().remove(alert.id()));
  }

  Simulation.SimulationJson simulate(Viewer viewer, AlertRequest asked) {
    return simulation.run(
        viewer, rules.rule(viewer, asked), rules.timing(asked), zone(asked.tz()), clock.instant());
  }

  private void put(Alert alert) {
    registry.write(
        entries -> {
          entries.alerts().put(alert);
          return alert;
        });
  }

  private Alert find(Viewer viewer, String id) {
    return registry
        .<Optional<Alert>>read(entries -> entries.alerts().find(id))
        .filter(mayManage(viewer))
        .orElseThrow(
            () -> new AnalyticsException(ErrorCode.NOT_FOUND, "There is no alert '" + id + "'"));
  }

  private static Predicate<Alert> mine(Viewer viewer) {
    return alert -> alert.owner().equals(viewer.name());
  }

  private static Predicate<Alert> mayManage(Viewer viewer) {
    return alert -> viewer.role() == Viewer.Role.ADMIN || mine(viewer).test(alert);
  }

  private AlertJson told(Alert alert) {
    return AlertJson.of(alert, json.readValue(alert.rule(), AlertRequest.class), delivery(alert));
  }

  private DestinationJson delivery(Alert alert) {
    return json.readValue(alert.delivery(), DestinationJson.class);
  }
}
