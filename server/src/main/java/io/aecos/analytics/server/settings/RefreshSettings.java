package io.aecos.analytics.server.settings;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** At which time of day the server refreshes by itself; null for never. */
public record RefreshSettings(@Nullable LocalTime at) {
  public static final RefreshSettings DEFAULTS = new RefreshSettings(LocalTime.of(3, 30));
}
