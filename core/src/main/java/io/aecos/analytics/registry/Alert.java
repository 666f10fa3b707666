package io.aecos.analytics.registry;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of: {@code rule} says what and {@code delivery} where to (JSON,
 * opaque to all others, and possibly holding a secret). It is judged in the scope that {@code
 * owner} has at that moment, with days cut in {@code zone}. Nothing is delivered until {@code
 * silentUntil}.
 */
public record Alert(
    String id,
    String owner,
    String name,
    String rule,
    ZoneId zone,
    String delivery,
    Instant createdAt,
    @Nullable Instant silentUntil,
    Standing standing) {

  /** What it says now. */
  public enum State {
    OK,
    /** What it warns of is so, but not for as long yet as it wants. */
    PENDING,
    FIRING,
    /** It cannot be judged. */
    UNKNOWN
  }

  /**
   * Where an alert stands: in which state and since when, when it was last told of ({@code toldAt},
   * null while it was not) and judged, and what was found.
   */
  public record Standing(
      State state,
      Instant since,
      @Nullable Instant toldAt,
      @Nullable Instant judgedAt,
      String message) {}

  public Alert {
    name = EntryName.of("name", name);
    if (name.length() > Schedule.MAX_NAME) {
      throw EntryName.invalid("name", "must be 1 … " + Schedule.MAX_NAME + " characters");
    }
  }

  public Alert with(Standing other) {
    return new Alert(id, owner, name, rule, zone, delivery, createdAt, silentUntil, other);
  }

  public Alert silentUntil(@Nullable Instant until) {
    return new Alert(id, owner, name, rule, zone, delivery, createdAt, until, standing);
  }

  /** Without what a log must not hold. */
  @Override
  public String toString() {
    return "Alert[" + id + ", " + name + ", " + owner + ", " + standing.state() + "]";
  }
}
