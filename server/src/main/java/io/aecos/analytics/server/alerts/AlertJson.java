package io.aecos.analytics.server.alerts;

import io.aecos.analytics.registry.Alert;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.server.delivery.DestinationJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert: its rule as it was asked for, and where it stands: {@code state} is ok, pending, firing
 * or unknown (it cannot be judged), {@code message} says what was found. {@code secret} is what its
 * webhook is signed with, told once, when it is made.
 */
public record AlertJson(
    String id,
    String name,
    String owner,
    AlertRequest rule,
    String tz,
    DestinationJson deliver,
    String state,
    Instant since,
    String message,
    @Nullable Instant judgedAt,
    @Nullable Instant silentUntil,
    Instant createdAt,
    @Nullable String secret) {

  /** All alerts that the asker may see. */
  public record AlertsJson(List<AlertJson> alerts) {}

  static AlertJson of(Alert alert, AlertRequest rule, DestinationJson deliver) {
    return new AlertJson(
        alert.id(),
        alert.name(),
        alert.owner(),
        rule,
        alert.zone().getId(),
        deliver.shown(),
        alert.standing().state().name().toLowerCase(Locale.ROOT),
        alert.standing().since(),
        alert.standing().message(),
        alert.standing().judgedAt(),
        alert.silentUntil(),
        alert.createdAt(),
        null);
  }

  AlertJson with(@Nullable String told) {
    return new AlertJson(
        id,
        name,
        owner,
        rule,
        tz,
        deliver,
        state,
        since,
        message,
        judgedAt,
        silentUntil,
        createdAt,
        told);
  }

  /**
   * What somebody was told. {@code link} is an address of the dashboard that shows exactly what it
   * tells of, "" where none does; {@code delivery} says how far its way to the outside has got.
   */
  public record NoticeJson(
      String id,
      String about,
      String kind,
      String title,
      String text,
      String link,
      Instant at,
      @Nullable Instant readAt,
      String delivery,
      String message) {
    static NoticeJson of(Notice notice) {
      return new NoticeJson(
          notice.id(),
          notice.about(),
          notice.kind(),
          notice.title(),
          notice.text(),
          notice.link(),
          notice.at(),
          notice.readAt(),
          notice.delivery().name().toLowerCase(Locale.ROOT),
          notice.message());
    }
  }

  /** The latest notices of the asker, the latest first, and how many of all were not read. */
  public record NoticesJson(List<NoticeJson> notices, int unread) {}
}
