package io.aecos.analytics.server.move;

import io.aecos.analytics.engine.sql.move.MoveSide;
import io.aecos.analytics.engine.sql.move.Moved;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Whether an earlier run was through with a move; nothing is made at the new place to find out. */
record EarlierMove(MoveEnd from, MoveEnd to, MoveTrail trail) {

  /**
   * What came of it; empty where there is something left to do. A ledger that is elsewhere is
   * refused with where that is.
   */
  Optional<MoveJson> look() {
    if (from.words().equals(to.words())) {
      return Optional.of(json(come()));
    }
    Optional<Moved> gone = gone();
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    Moved moved = gone.get();
    if (!moved.to().equals(to.words())) {
      throw refusal(
          moved,
          "; %s is another place. Name the first with --to to see that nothing is left to do, or move the ledger on from there",
          to.words());
    }
    return isWhole(moved) ? Optional.of(json(moved)) : Optional.empty();
  }

  /** Both name one place: the settings say already that the ledger is there. */
  private Moved come() {
    try (MoveSide here = from.source()) {
      Optional<Moved> gone = Moved.away(here);
      if (gone.isPresent()) {
        throw refusal(gone.get(), "; --to and the place it is moved from are the same");
      }
      return Moved.here(here)
          .orElseThrow(
              () ->
                  MoveEnd.invalid(
                      here.words()
                          + " is where the ledger is by --data, --ledger or `ledger.address` in"
                          + " config.yaml, and no move to it came to its end; --to names where it"
                          + " is to be"));
    }
  }

  private Optional<Moved> gone() {
    try (MoveSide source = from.source()) {
      return Moved.away(source);
    }
  }

  private boolean isWhole(Moved moved) {
    if (to.isDirectory() && !Files.isRegularFile(to.data().ledger())) {
      return false;
    }
    try (MoveSide there = to.source()) {
      if (!moved.isAt(there)) {
        return false;
      }
      Optional<Moved> on = Moved.away(there);
      if (on.isPresent()) {
        throw refusal(moved, ", and from there to %s at %s", on.get().to(), on.get().ended());
      }
      return true;
    }
  }

  private MoveJson json(Moved moved) {
    return MoveJson.before(moved, trail.tellIfUntold(moved), to.howToStart());
  }

  private static AnalyticsException refusal(Moved moved, String more, Object... values) {
    return AnalyticsException.invalid(
        ErrorCode.CONFLICT,
        "to",
        "the ledger of %s was moved to %s already, at %s"
                .formatted(moved.from(), moved.to(), moved.ended())
            + more.formatted(values),
        List.of());
  }
}
