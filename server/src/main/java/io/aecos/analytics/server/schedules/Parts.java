package io.aecos.analytics.server.schedules;

import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Timetable;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.delivery.Couriers;
import io.aecos.analytics.server.delivery.Destinations;
import io.aecos.analytics.server.gate.Owners;
import io.aecos.analytics.server.reports.Reports;
import io.aecos.analytics.server.usage.UsageBook;
import java.time.Clock;

/** What schedules are made of. */
public record Parts(
    Registry registry,
    Timetable timetable,
    Reports reports,
    Owners owners,
    Destinations destinations,
    Couriers couriers,
    AuditBook audit,
    UsageBook usage,
    Refreshing refreshing,
    Clock clock) {}
