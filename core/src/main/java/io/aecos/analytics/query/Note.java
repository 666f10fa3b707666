package io.aecos.analytics.query;

import java.util.List;
import java.util.Locale;

/** A remark on a number, ready to print. Some codes make the number incomplete. */
public record Note(Code code, String text) {

  /** What keeps a sum from being told that no number of 64 bits can hold. */
  public static Note tooLarge() {
    return new Note(Code.TOO_LARGE, "the amounts are too large to be added up");
  }

  /**
   * Those of {@code notes} by which an answer that knows the ledger up to row {@code seq} is not
   * complete; what came after row {@code received} was not to be counted.
   */
  public static List<Note> lacking(List<Note> notes, long seq, long received) {
    return notes.stream()
        .filter(note -> note.code().incomplete())
        .filter(note -> note.code() != Code.LAGGING || seq < received)
        .toList();
  }

  /** Why a number is what it is; the lower-case name is a contract. */
  public enum Code {
    NO_SOURCE(true),
    SOURCE_INCOMPLETE(true),
    EVENTS_LOST(true),
    VALUE_MISSING(true),
    DIMENSION_MISSING(true),
    LAGGING(true),
    QUARANTINED(true),
    TOO_LARGE(true),
    NAMES_NOBODY(true),
    NOTHING_TO_DIVIDE(false),
    NO_EVENTS(false),
    BASELINE(false),
    QUANTILE(false),
    UNSETTLED(false),
    GAPS_FILLED(false),
    LEVEL_BREAK(false),
    SET_APART(false),
    ARCHIVED(false),
    LIMIT(false);

    private final boolean incomplete;

    Code(boolean incomplete) {
      this.incomplete = incomplete;
    }

    /** Whether a number with such a note is not the whole truth. */
    public boolean incomplete() {
      return incomplete;
    }

    /** The code as it stands in JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
