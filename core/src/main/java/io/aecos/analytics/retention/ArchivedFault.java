package io.aecos.analytics.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import org.jspecify.annotations.Nullable;

/** Why an archived part cannot be had, with what helps. */
public final class ArchivedFault {
  private ArchivedFault() {}

  /** There is no such file. */
  public static AnalyticsException missing(ArchivedPart part) {
    return unavailable(part, "is missing", null);
  }

  /** There is one, with other bytes than were written. */
  public static AnalyticsException changed(ArchivedPart part) {
    return unavailable(part, "is not what was written", null);
  }

  /** There is one that cannot be read. */
  public static AnalyticsException unreadable(ArchivedPart part, Exception cause) {
    return unavailable(part, "cannot be read", cause);
  }

  private static AnalyticsException unavailable(
      ArchivedPart part, String what, @Nullable Exception cause) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE,
        "the archive's file "
            + part.file()
            + " "
            + what
            + ": events of "
            + part.month()
            + " are in it; put it back, or restore a backup",
        cause);
  }
}
