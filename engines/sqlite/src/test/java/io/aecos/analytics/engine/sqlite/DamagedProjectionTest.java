package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.ForwardingProjection;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.projection.memory.MemoryProjection;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A projection that cannot be read any more is made again as well as any other. */
final class DamagedProjectionTest {
  private static final Clock CLOCK = Clock.fixed(Practice.MONDAY, ZoneOffset.UTC);

  @TempDir Path directory;

  /** Whole again once it was cleared. */
  private static final class Damaged extends ForwardingProjection {
    private final MemoryProjection whole;
    private boolean damaged = true;

    Damaged(MemoryProjection whole) {
      super(whole);
      this.whole = whole;
    }

    @Override
    public Fingerprint fingerprint() {
      if (damaged) {
        throw new AnalyticsException(ErrorCode.PROJECTION_UNAVAILABLE, "a block is damaged");
      }
      return whole.fingerprint();
    }

    @Override
    public Optional<String> damage() {
      return damaged ? Optional.of("a block is damaged") : Optional.empty();
    }

    @Override
    public void clear() {
      whole.clear();
      damaged = false;
    }
  }

  @Test
  void rebuild_makesItAgain_andSaysThatItWasNotTheLedger() {
    try (Ledger ledger = SqliteLedger.open(directory.resolve("ledger.sqlite"));
        Damaged projection = new Damaged(new MemoryProjection());
        Follower follower = new Follower(ledger, projection)) {
      new Intake(ledger, EventCatalog.shipped(), CLOCK, () -> {})
          .accept(
              Delivery.of(
                  "http",
                  List.of(
                      new Delivery.Typed(
                          Practice.event("a", Practice.PARSED, Practice.MONDAY).build(), "0"))));
      assertThat(follower.failure()).contains("a block is damaged");

      Follower.Rebuilt rebuilt = follower.rebuild(RebuildProgress.SILENT);

      assertThat(rebuilt.after()).isEqualTo(rebuilt.ledger());
      assertThat(rebuilt.after().rows()).isEqualTo(1);
      assertThat(rebuilt.equal()).isFalse();
      assertThat(follower.failure()).isEmpty();
    }
  }
}
