package io.aecos.analytics.server.schedules;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditActor;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.registry.Schedule;
import io.aecos.analytics.registry.ScheduleRun;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.delivery.Couriers;
import io.aecos.analytics.server.delivery.Destination;
import io.aecos.analytics.server.delivery.DestinationJson;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.delivery.Parcel;
import io.aecos.analytics.server.reports.ReportJson;
import io.aecos.analytics.server.reports.Reports;
import io.aecos.analytics.server.trail.ScopeWords;
import io.aecos.analytics.server.usage.Export;
import io.aecos.analytics.server.usage.UsageBook;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends reports where schedules say, once it is in the audit trail and in the book of usage. */
final class Dispatch {
  private static final DateTimeFormatter IN_NAMES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm", Locale.ROOT);
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

  private final Reports reports;
  private final Destinations destinations;
  private final Couriers couriers;
  private final AuditBook audit;
  private final UsageBook usage;
  private final Clock clock;

  Dispatch(Parts parts) {
    this.reports = parts.reports();
    this.destinations = parts.destinations();
    this.couriers = parts.couriers();
    this.audit = parts.audit();
    this.usage = parts.usage();
    this.clock = parts.clock();
  }

  /** One report on its way. */
  record Sending(Schedule schedule, ScheduleRun run, Viewer owner, KeptReport report) {}

  /** Where {@code owner} may have it sent now. */
  Optional<Destination> destination(Viewer owner, DestinationJson asked) {
    return destinations.of(owner, asked);
  }

  /**
   * Sends it and tells in words where it is.
   *
   * @throws AnalyticsException when it was not taken, or could not be audited and so was not sent
   */
  String send(Sending sending, Destination to) throws InterruptedException {
    Parcel parcel = parcel(sending);
    audit(sending, to, AuditAct.Outcome.BEGUN);
    usage.exported(
        sending.owner(),
        Export.of(
            sending.report().title(),
            sending.report().format(),
            "/api/schedules/" + sending.schedule().id(),
            null));
    try {
      String where = couriers.hand(parcel, to);
      audit(sending, to, AuditAct.Outcome.DONE);
      return "delivered to " + where;
    } catch (AnalyticsException e) {
      audit(sending, to, AuditAct.Outcome.FAILED);
      throw e;
    }
  }

  private void audit(Sending sending, Destination to, AuditAct.Outcome outcome) {
    audit.keep(
        new AuditAct(
            clock.instant(),
            new AuditActor(sending.owner().name(), "schedule " + sending.schedule().name()),
            "schedule.deliver",
            sending.schedule().id(),
            ScopeWords.of(sending.owner().scope()),
            "report=%s to=%s due=%s"
                .formatted(sending.report().id(), to.words(), sending.run().due()),
            sending.report().bytes(),
            outcome,
            "",
            null));
  }

  private Parcel parcel(Sending sending) {
    KeptReport report = sending.report();
    byte[] content = reports.content(report);
    ReportFormat format = ReportFormat.valueOf(report.format().toUpperCase(Locale.ROOT));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("schedule", sending.schedule().id());
    data.put("due", sending.run().due().toString());
    data.put("report", report.report());
    data.put("format", report.format());
    data.put("title", report.title());
    data.put("watermark", report.watermark());
    return new Parcel(
        sending.schedule().id() + "." + sending.run().due().toEpochMilli(),
        clock.instant(),
        "report.made",
        report.title(),
        lines(sending),
        null,
        data,
        new Parcel.Enclosure(fileName(sending), format.mediaType(), content));
  }

  private static List<String> lines(Sending sending) {
    Schedule schedule = sending.schedule();
    return List.of(
        sending.report().title(),
        "",
        "Made for the schedule '%s' of %s, due %s."
            .formatted(
                schedule.name(),
                schedule.owner(),
                IN_WORDS.format(sending.run().due().atZone(schedule.zone()))),
        "It tells what %s may see. It is signed: 'aecos analytics verify FILE' checks it."
            .formatted(schedule.owner()));
  }

  /** With the due time, so that reports of the same title do not take one name. */
  private static String fileName(Sending sending) {
    String name = ReportJson.fileName(sending.report());
    int dot = name.lastIndexOf('.');
    String due = IN_NAMES.format(sending.run().due().atZone(sending.schedule().zone()));
    return name.substring(0, dot) + "-" + due + name.substring(dot);
  }
}
