package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.Alert;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.metrics.Counted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges all alerts again and again, each in the scope that its owner has at that moment. Where one
 * stands and what its owner is told of that are kept in one piece, so that a server that stops, or
 * another one beside it, tells nothing twice and forgets nothing.
 */
public final class Watch implements Timetable.Call {
  /** What the watch is called in the timetable. */
  public static final String NAME = "alerts";

  public static final String ENTRY = NAME + ":judge";
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Registry registry;
  private final Timetable timetable;
  private final Owners owners;
  private final Rules rules;
  private final Judges judges;
  private final Counted counted;
  private final JsonMapper json;
  private final Clock clock;

  Watch(AlertWiring.Parts parts, Rules rules, Judges judges, Counted counted) {
    this.registry = parts.registry();
    this.timetable = parts.timetable();
    this.owners = parts.owners();
    this.rules = rules;
    this.judges = judges;
    this.counted = counted;
    this.json = parts.json();
    this.clock = parts.clock();
  }

  /** What waits to be delivered since an earlier server is, and alerts are judged from now on. */
  public void begin() {
    registry
        .<List<Notice>>read(entries -> entries.notices().waiting())
        .forEach(notice -> timetable.putIfAbsent(Post.entry(notice.id()), clock.instant()));
    timetable.putIfAbsent(ENTRY, clock.instant());
  }

  @Override
  public Optional<Instant> due(String id, Instant due) throws InterruptedException {
    judgeAll();
    return Optional.of(clock.instant().plus(EVERY));
  }

  /** One that fails keeps none of the others from being judged. */
  public void judgeAll() throws InterruptedException {
    var unused = counted.await();
    for (Alert alert : registry.<List<Alert>>read(entries -> entries.alerts().all())) {
      try {
        turn(alert, finding(alert));
      } catch (RuntimeException e) {
        LOG.error("Alert {} of {} failed", alert.name(), alert.owner(), e);
      }
    }
  }

  private Finding finding(Alert alert) {
    Optional<Viewer> owner = owners.now(alert.owner());
    if (owner.isEmpty()) {
      return Finding.unknown(alert.owner() + " has no account any more, or is not active", "");
    }
    try {
      Rule rule = rules.rule(owner.get(), rule(alert));
      return judges.judge(owner.get(), rule, alert.zone(), clock.instant());
    } catch (AnalyticsException e) {
      return Finding.unknown("it cannot be judged: " + e.getMessage(), "");
    }
  }

  private AlertRequest rule(Alert alert) {
    return json.readValue(alert.rule(), AlertRequest.class);
  }

  private void turn(Alert judged, Finding finding) {
    Instant now = clock.instant();
    Rule.Timing timing = rules.timing(rule(judged));
    Optional<Notice> told =
        registry.write(
            entries -> {
              Alert alert = entries.alerts().find(judged.id()).orElse(null);
              if (alert == null || !alert.rule().equals(judged.rule())) {
                return Optional.empty(); // It was judged by another rule.
              }
              Turn turn = Turn.of(alert.standing(), finding, timing, now);
              entries.alerts().put(alert.with(turn.standing()));
              Notice notice = notice(alert, turn, finding, now);
              return notice != null && entries.notices().add(notice)
                  ? Optional.of(notice)
                  : Optional.empty();
            });
    told.filter(notice -> notice.delivery() == Notice.Delivery.WAITING)
        .ifPresent(notice -> timetable.put(Post.entry(notice.id()), now));
  }

  private @Nullable Notice notice(Alert alert, Turn turn, Finding finding, Instant now) {
    Turn.Telling telling = turn.telling();
    if (telling == null) {
      return null;
    }
    String kind = telling.name().toLowerCase(Locale.ROOT);
    boolean leaves = !json.readValue(alert.delivery(), DestinationJson.class).goesNowhere();
    Instant silent = alert.silentUntil();
    boolean silenced = silent != null && now.isBefore(silent);
    return new Notice(
        alert.id() + "." + kind + "." + now.toEpochMilli(),
        alert.owner(),
        "alert:" + alert.id(),
        kind,
        title(alert, telling),
        finding.text(),
        finding.link(),
        now,
        null,
        leaves && !silenced ? Notice.Delivery.WAITING : Notice.Delivery.NONE,
        leaves && silenced ? "silenced until " + silent : "");
  }

  private static String title(Alert alert, Turn.Telling telling) {
    return switch (telling) {
      case FIRED -> "Alert: " + alert.name();
      case STILL_FIRING -> "Still so: " + alert.name();
      case RECOVERED -> "Recovered: " + alert.name();
      case CANNOT_BE_JUDGED -> "Cannot be judged: " + alert.name();
    };
  }
}
