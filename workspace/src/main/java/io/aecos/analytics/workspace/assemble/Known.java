package io.aecos.analytics.workspace.assemble;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger already holds of a project. */
public interface Known {

  /** Whether an event with this id is stored. */
  boolean stored(UUID id);

  /**
   * The time of the event that is stored under this id; null when none is, or when it was found to
   * be the same happening as another event.
   */
  @Nullable Instant standing(UUID id);

  /** The event that turned out to be the same happening as this one; null when none did. */
  @Nullable UUID supersededBy(UUID id);

  /** Whether {@code source} has told of anything within {@code span} of {@code at}. */
  boolean told(String source, Instant at, Duration span);
}
