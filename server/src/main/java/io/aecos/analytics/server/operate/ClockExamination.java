package io.aecos.analytics.server.operate;

import io.aecos.analytics.server.operate.Examination.Check;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this machine's clock goes with that of the database that it shares with others. */
public record ClockExamination(Supplier<Optional<Duration>> ahead) {
  private static final String NAME = "clock";
  private static final Duration MUCH = Duration.ofSeconds(5);

  /** What it found; a server that is alone has nothing to compare with. */
  public Check look() {
    Optional<Duration> ahead = this.ahead.get();
    if (ahead.isEmpty()) {
      return new Check(NAME, null, "no other server goes by it");
    }
    long seconds = ahead.get().abs().toSeconds();
    return ahead.get().abs().compareTo(MUCH) <= 0
        ? new Check(NAME, true, "goes with the database's")
        : new Check(
            NAME,
            false,
            seconds
                + (ahead.get().isNegative() ? " s behind" : " s ahead of")
                + " the database's, by which all servers go",
            Remedy.SET_CLOCK);
  }
}
