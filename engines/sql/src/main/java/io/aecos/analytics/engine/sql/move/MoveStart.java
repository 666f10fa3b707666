package io.aecos.analytics.engine.sql.move;

import io.aecos.analytics.engine.sql.Statements;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the one may become the other, and the mark that it is about to. */
record MoveStart(MoveSide source, MoveSide target, MoveConnections open) {

  /** Marks the target as the source's, or says why that cannot be. */
  MoveSide.Identity begin() throws SQLException {
    Statements from = open.from(MovePart.LEDGER);
    Statements to = open.to(MovePart.LEDGER);
    known(source, true);
    known(target, false);
    MoveSide.Identity identity = source.identity(from);
    refuseSource(from);
    if (target.identity(to).id().equals(identity.id())) {
      refuseUsed(to);
    } else {
      refuseOthers();
      to.update("DELETE FROM sender");
      target.become(identity, to);
    }
    new MoveMark(true, source.words(), null).put(to);
    open.commit(MovePart.LEDGER);
    return identity;
  }

  /** A table that nobody thought of would be lost. */
  private void known(MoveSide side, boolean reads) throws SQLException {
    for (MovePart part : MovePart.values()) {
      Set<String> known = new HashSet<>(MovedTable.LEFT);
      tables().forEach(table -> known.add(table.name()));
      Set<String> found = new HashSet<>(side.tables(part, reads ? open.from(part) : open.to(part)));
      found.removeAll(known);
      if (!found.isEmpty()) {
        throw new IllegalStateException("tables that no move knows: " + found);
      }
    }
  }

  static List<MovedTable> tables() {
    List<MovedTable> all = new ArrayList<>(MovedTable.WHOLE);
    all.add(MovedTable.SENDERS);
    all.addAll(MovedTable.PAGED);
    return all;
  }

  private void refuseSource(Statements from) {
    Optional<MoveMark> part = MoveMark.from(from).filter(mark -> mark.ended() == null);
    if (part.isPresent()) {
      throw refusal(source.words() + " is only in part moved there from " + part.get().peer());
    }
    Optional<MoveMark> gone = MoveMark.to(from).filter(mark -> !mark.peer().equals(target.words()));
    if (gone.isPresent()) {
      throw refusal(source.words() + " was moved to " + gone.get().peer() + " already");
    }
  }

  /** The same ledger is there: this move, ended before it was through, or where it came from. */
  private void refuseUsed(Statements to) {
    boolean begun = MoveMark.from(to).filter(mark -> mark.ended() == null).isPresent();
    boolean cameFromThere = MoveMark.to(to).isPresent();
    if (!begun && !cameFromThere) {
      throw refusal(
          target.words()
              + " holds this ledger already and may have gone on with it; move it back from there,"
              + " or name another place");
    }
  }

  private void refuseOthers() throws SQLException {
    for (MovedTable table : tables()) {
      if (table.equals(MovedTable.SENDERS)) {
        continue;
      }
      boolean holds =
          open.to(table.part())
              .first("SELECT 1 FROM " + table.name() + " LIMIT 1", row -> 1)
              .isPresent();
      if (holds) {
        throw refusal(
            target.words()
                + " holds other data (rows in "
                + table.name()
                + "); name a place that is empty");
      }
    }
  }

  private static AnalyticsException refusal(String why) {
    return AnalyticsException.invalid(ErrorCode.CONFLICT, "to", why, List.of());
  }
}
