package io.aecos.analytics.client;

import java.time.Duration;

/** What became of a batch at the server. */
sealed interface Answer {
  /** The server has taken responsibility for every event of the batch. */
  record Acknowledged(ClientStats.Sent outcomes) implements Answer {}

  /** The batch as it is will never be taken: too large, or not what an event looks like. */
  record Unacceptable(String reason) implements Answer {}

  /** Not now: try again, at the earliest after {@code pause}. */
  record Later(String reason, Duration pause) implements Answer {}
}
