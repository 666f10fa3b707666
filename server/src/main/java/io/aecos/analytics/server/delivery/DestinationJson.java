package io.aecos.analytics.server.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destination as it is asked for and kept: one of {@code folder}, {@code mail} and {@code
 * webhook}, or none, which keeps what there is where it was made.
 */
public record DestinationJson(
    @Nullable String folder,
    @Nullable List<@Nullable String> mail,
    @Nullable String webhook,
    @Nullable String format,
    @Nullable String secret) {
  public static final DestinationJson NOWHERE = new DestinationJson(null, null, null, null, null);

  public boolean goesNowhere() {
    return folder == null && mail == null && webhook == null;
  }

  /** Without what only its maker is told, once. */
  public DestinationJson shown() {
    return new DestinationJson(
        folder, mail, webhook == null ? null : Destinations.address(webhook).words(), format, null);
  }

  public DestinationJson withSecret(@Nullable String other) {
    return new DestinationJson(folder, mail, webhook, format, other);
  }

  @Override
  public String toString() {
    return "DestinationJson[" + (goesNowhere() ? "nowhere" : shown().webhook + folder + mail) + "]";
  }
}
