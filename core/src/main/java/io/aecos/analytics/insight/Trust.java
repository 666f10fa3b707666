package io.aecos.analytics.insight;

import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Note;
import java.util.List;

/**
 * What lets a reader trust an answer: the span it is about, its watermark, what it means, the
 * statement that computed it and whether it is complete. It is not when a note says so.
 */
public record Trust(
    Window period, Watermark watermark, List<Note> notes, String definition, String sql) {
  public Trust {
    notes = List.copyOf(notes);
  }

  public boolean complete() {
    return notes.stream().noneMatch(note -> note.code().incomplete());
  }
}
