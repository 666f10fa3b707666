package io.aecos.analytics.server.settings;

import java.time.Instant;
import java.time.ZoneId;

/** Which server this is: its version and start, whether it shows demo data, and its time zone. */
public record ServerIdentity(String version, boolean demo, Instant startedAt, ZoneId zone) {}
