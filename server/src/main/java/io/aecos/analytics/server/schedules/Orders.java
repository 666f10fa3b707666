package io.aecos.analytics.server.schedules;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.reports.ReportRequest;
import io.aecos.analytics.server.reports.Reports;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Understands orders, and reads again what was kept of them. */
final class Orders {
  private final Reports reports;
  private final Destinations destinations;
  private final ZoneId zone;
  private final JsonMapper json;

  /** {@code zone} is that of an order which names none. */
  Orders(Reports reports, Destinations destinations, ZoneId zone, JsonMapper json) {
    this.reports = reports;
    this.destinations = destinations;
    this.zone = zone;
    this.json = json;
  }

  /** The schedule that {@code owner} asks for; one that could not be done is refused now. */
  Schedule schedule(Viewer owner, Order order, Instant now) {
    boolean refresh = Boolean.TRUE.equals(order.refresh());
    ReportRequest report = order.report();
    if (refresh == (report != null)) {
      throw wrong("report", "is missing; or refresh is true, and there is no report");
    }
    DestinationJson deliver = Objects.requireNonNullElse(order.deliver(), DestinationJson.NOWHERE);
    ZoneId in = zone(order.tz());
    if (report == null) {
      requireRefresh(owner, deliver);
    } else {
      report = requireReport(owner, report, in);
    }
    String cron = Objects.requireNonNullElse(order.cron(), "");
    Cron.parse(cron);
    DestinationJson kept = destinations.kept(deliver);
    var unused = destinations.of(owner, kept);
    return new Schedule(
        UUID.randomUUID().toString(),
        owner.name(),
        Objects.requireNonNullElse(order.name(), ""),
        json.writeValueAsString(new Order.Work(report)),
        cron.strip(),
        in,
        catchUp(order.catchUp(), refresh),
        json.writeValueAsString(kept),
        now);
  }

  private static void requireRefresh(Viewer owner, DestinationJson deliver) {
    if (owner.role() != Viewer.Role.ADMIN) {
      throw new AnalyticsException(ErrorCode.FORBIDDEN, "Only administrators refresh.");
    }
    if (!deliver.goesNowhere()) {
      throw wrong("deliver", "is for reports; a refresh has nothing to deliver");
    }
  }

  /** Its days are cut where the schedule's clock is, unless it says otherwise. */
  private ReportRequest requireReport(Viewer owner, ReportRequest report, ZoneId in) {
    if (report.month() != null) {
      throw wrong("month", "is for one report; a schedule tells of the last whole one each time");
    }
    if (report.log() != null) {
      throw wrong("log", "is for one report; a log is compared once");
    }
    String tz = report.tz();
    boolean page = report.url() != null;
    ReportRequest whole =
        new ReportRequest(
            report.report(),
            report.format(),
            null,
            report.projects(),
            report.url(),
            report.language(),
            tz == null && !page ? in.getId() : tz,
            null,
            null);
    reports.require(owner, whole);
    return whole;
  }

  private ZoneId zone(@Nullable String name) {
    try {
      return name == null ? zone : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw wrong("tz", "'" + name + "' is not the name of a time zone");
    }
  }

  /** Each report is of another period; one refresh makes up for all. */
  private static Schedule.CatchUp catchUp(@Nullable String name, boolean refresh) {
    if (name == null) {
      return refresh ? Schedule.CatchUp.LATEST : Schedule.CatchUp.ALL;
    }
    for (Schedule.CatchUp one : Schedule.CatchUp.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    throw AnalyticsException.invalid(
        ErrorCode.INVALID_BODY, "catchUp", "is unknown", List.of("all", "latest", "none"));
  }

  Order.Work work(Schedule schedule) {
    return json.readValue(schedule.work(), Order.Work.class);
  }

  DestinationJson delivery(Schedule schedule) {
    return json.readValue(schedule.delivery(), DestinationJson.class);
  }

  private static AnalyticsException wrong(String field, String what) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, field, what, List.of());
  }
}
