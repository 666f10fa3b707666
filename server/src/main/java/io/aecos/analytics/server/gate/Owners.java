package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Token;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As whom the server works for somebody who is not there: as they are at that moment. */
public final class Owners {
  private final Registry registry;
  private final InstantSource clock;

  public Owners(Registry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** The viewer that {@code name} is now; empty where there is none any more, or not active. */
  public Optional<Viewer> now(String name) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return registry.read(entries -> Roles.viewer(entries, name, today));
  }

  /**
   * Refuses a caller whose work would not be theirs when it is done: a token that acts as nobody,
   * or that sees less than the person does as whom it acts.
   */
  public void requireOwner(@Nullable Caller caller) {
    Token token = caller == null ? null : caller.token();
    if (token != null && (token.actingAs() == null || !token.projects().isEmpty())) {
      throw new AnalyticsException(
          ErrorCode.FORBIDDEN,
          "What is done later is done as a person. Use a token that acts as one (--as), and not for"
              + " some projects only.");
    }
  }
}
