package io.aecos.analytics.insight;

import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Extent;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingPlan;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What waits at the end of a view's period. When it began does not matter: what waits longest needs
 * attention most.
 */
final class Attention {
  private Attention() {}

  static WaitingPlan plan(Frame frame, Matter matter, int limit) {
    Extent extent = frame.extent();
    Window since = new Window(Window.EVER.from(), extent.window().to());
    return new WaitingPlan(
        new Extent(extent.scope(), extent.filter(), since, extent.zone()),
        matter.key(),
        matter.opens(),
        matter.closes(),
        matter.owner(),
        limit);
  }

  static AttentionAnswer answer(Frame frame, Matter matter, WaitingCells cells, Instant now) {
    List<Note> notes = new ArrayList<>();
    if (cells.unnamed() > 0) {
      notes.add(
          new Note(
              Note.Code.DIMENSION_MISSING,
              String.format(
                  Locale.ROOT,
                  "%,d events do not say what they are about and are not listed",
                  cells.unnamed())));
    }
    notes.addAll(
        frame.notes(
            matter.operands(),
            new Condition.Any(List.of(matter.opens(), matter.closes())),
            cells.watermark().seq()));
    Instant end = frame.period().to();
    return new AttentionAnswer(
        matter,
        cells.matters(),
        cells.total(),
        end.isBefore(now) ? end : now,
        new Trust(
            frame.period(), cells.watermark(), notes, matter.definition(), cells.statement()));
  }
}
