package io.aecos.analytics.workspace.assemble;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What the ledger already holds of a project. */
public interface Known {

  /** Whether an event with this id is stored. */
  boolean stored(UUID id);

  /** Whether {@code source} has told of anything within {@code span} of {@code at}. */
  boolean told(String source, Instant at, Duration span);
}
