package io.aecos.analytics.server.imports;

import io.aecos.analytics.intake.Receipt;
import java.util.List;
import java.util.Locale;

/** How far an import has got, and what became of what it delivered so far. */
public record ImportJson(
    String id,
    String workspace,
    String state,
    long done,
    long total,
    String message,
    TallyJson receipt) {

  /** Whether the sources were looked at, so that this is news of them; a failure is some, too. */
  public boolean hasReadSources() {
    return List.of(State.FOLLOWING, State.DONE, State.FAILED).stream()
        .anyMatch(end -> state.equals(end.text()));
  }

  /** What became of everything that the import has delivered so far. */
  public record TallyJson(
      long received, long stored, long duplicate, long quarantined, long refused) {
    static final TallyJson NOTHING = new TallyJson(0, 0, 0, 0, 0);

    static TallyJson of(Receipt receipt) {
      return new TallyJson(
          receipt.received(),
          receipt.stored(),
          receipt.duplicate(),
          receipt.quarantined().size(),
          receipt.refused().size());
    }
  }

  /** The stages of an import. */
  enum State {
    WAITING,
    RUNNING,
    FOLLOWING,
    DONE,
    FAILED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
