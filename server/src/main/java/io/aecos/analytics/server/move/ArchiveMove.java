package io.aecos.analytics.server.move;

import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.Segments;
import io.aecos.analytics.retention.ArchiveCopy;
import io.aecos.analytics.retention.ArchiveStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings the files of what a ledger has archived from where they were to where they are to be,
 * while servers go on working with either. It ends when all that the ledger knows of is there.
 */
public final class ArchiveMove {
  private final MoveEnd ledger;
  private final ArchiveCopy copy;

  public ArchiveMove(MoveEnd ledger, ArchiveStore from, ArchiveStore to) {
    if (from.words().equals(to.words())) {
      throw MoveEnd.invalid(
          "from", "the archive is to be in " + to.words() + ", and that is what --from names, too");
    }
    this.ledger = ledger;
    this.copy = new ArchiveCopy(from, to);
  }

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {
    void at(String what, long done, long total);
  }

  /** Copies what is not there yet; a file that is at neither place is named in the end. */
  public ArchiveMoveJson run(Progress progress) {
    Tally tally = new Tally();
    try (Ledger opened = ledger.look()) {
      Segments segments = opened.segments().orElseThrow();
      Set<String> seen = new HashSet<>();
      List<ArchivedPart> parts = segments.parts();
      while (!parts.isEmpty()) {
        for (ArchivedPart part : parts) {
          progress.at("archived files", seen.size(), segments.parts().size());
          tally.take(part, copy.copy(part), segments);
          seen.add(part.file());
        }
        // What was archived meanwhile, by a server that still goes by the old place.
        parts = segments.parts().stream().filter(part -> !seen.contains(part.file())).toList();
      }
      progress.at("archived files", seen.size(), seen.size());
    }
    return tally.json(copy);
  }

  /** What became of all. */
  private static final class Tally {
    private final List<String> missing = new ArrayList<>();
    private int copied;
    private int there;
    private long bytes;

    void take(ArchivedPart part, ArchiveCopy.Outcome outcome, Segments segments) {
      switch (outcome) {
        case COPIED -> {
          copied++;
          bytes += part.bytes();
        }
        case THERE -> there++;
        case MISSING -> {
          // Else it was brought back meanwhile, and its file removed.
          if (segments.parts().contains(part)) {
            missing.add(part.file());
          }
        }
      }
    }

    ArchiveMoveJson json(ArchiveCopy copy) {
      return new ArchiveMoveJson(
          missing.isEmpty(),
          copy.from().words(),
          copy.to().words(),
          copied,
          there,
          bytes,
          List.copyOf(missing));
    }
  }
}
