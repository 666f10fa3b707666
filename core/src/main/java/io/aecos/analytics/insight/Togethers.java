package io.aecos.analytics.insight;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who takes part in whose elements. */
final class Togethers {
  private static final Set<EventType> AUTHORS =
      types("generation/element_generated", "element/created", "element/updated");
  private static final Set<EventType> PARTICIPANTS =
      types(
          "element/updated",
          "collaboration/comment_added",
          "collaboration/task_created",
          "collaboration/task_updated",
          "collaboration/task_completed",
          "collaboration/review_requested",
          "collaboration/review_approved",
          "collaboration/review_rejected");
  private static final Condition EITHER =
      new Condition.TypeIn(
          Stream.concat(AUTHORS.stream(), PARTICIPANTS.stream()).collect(Collectors.toSet()));

  private Togethers() {}

  static TogetherPlan plan(Frame frame, int limit) {
    return new TogetherPlan(
        frame.extent(), new Condition.TypeIn(AUTHORS), new Condition.TypeIn(PARTICIPANTS), limit);
  }

  static TogetherAnswer answer(Frame frame, TogetherCells cells) {
    List<Note> notes = new ArrayList<>();
    if (cells.silent() > 0) {
      notes.add(
          new Note(
              Note.Code.DIMENSION_MISSING,
              String.format(
                  Locale.ROOT,
                  "%,d of %,d events name no user or no element and cannot tell who works with"
                      + " whom",
                  cells.silent(),
                  cells.events())));
    }
    notes.addAll(frame.notes(List.of(AUTHORS, PARTICIPANTS), EITHER, cells.watermark().seq()));
    if (cells.people() == 0) {
      notes.add(new Note(Note.Code.NO_EVENTS, "no two people share an element in this selection"));
    } else if (cells.people() > cells.pairs().size()) {
      notes.add(
          new Note(
              Note.Code.LIMIT,
              String.format(
                  Locale.ROOT,
                  "the %,d of %,d pairs that share the most elements",
                  cells.pairs().size(),
                  cells.people())));
    }
    return new TogetherAnswer(
        cells.pairs(),
        cells.people(),
        new Trust(
            frame.period(),
            cells.watermark(),
            notes,
            "author: who generated, created or changed the element; participant: who else changed"
                + " it, commented, got or did a task, asked for or gave a review",
            cells.statement()));
  }

  private static Set<EventType> types(String... names) {
    return Stream.of(names).map(EventType::parse).collect(Collectors.toSet());
  }
}
