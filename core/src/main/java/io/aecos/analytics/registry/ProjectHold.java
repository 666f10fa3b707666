package io.aecos.analytics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That what names a project stays in the ledger whatever its age (legal hold): who said so, why,
 * and since when. It may be said before anything was heard of the project.
 */
public record ProjectHold(String project, String by, String reason, Instant since) {
  private static final int LONGEST_REASON = 1_000;

  public ProjectHold {
    project = EntryName.of("project", project);
    if (reason.length() > LONGEST_REASON) {
      throw EntryName.invalid("reason", "must be at most " + LONGEST_REASON + " characters");
    }
  }

  /** A project's name in its normal form. */
  public static String name(@Nullable String project) {
    return EntryName.of("project", project);
  }
}
