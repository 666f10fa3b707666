package io.aecos.analytics.roi;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.insight.Trust;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.Buckets;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.SavingsSelection;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Framing;
import io.aecos.analytics.query.Note;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.roi.RoiAnswer.Costs;
import io.aecos.analytics.roi.RoiAnswer.Line;
import io.aecos.analytics.roi.RoiAnswer.Range;
import io.aecos.analytics.roi.RoiAnswer.Reuse;
import io.aecos.analytics.roi.RoiAnswer.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out what AEC OS is worth within a view. An element saves once what it would have taken by
 * hand, by the baseline of its type, project and day, and nothing where it stands rejected or
 * deleted; every generation takes the time that was measured. Safe for use by many threads.
 */
public final class ReturnOnInvestment {
  static final String DEFINITION =
      "Hours by hand (by the baseline of each element's type, project and day) of every element"
          + " generated for the first time that does not stand rejected or deleted now, less the"
          + " measured hours of every generation; times the hourly rate of the baseline.";

  private static final EventType GENERATED = EventType.parse("generation/element_generated");
  private static final EventType REJECTED = EventType.parse("collaboration/review_rejected");
  private static final EventType DELETED = EventType.parse("element/deleted");
  private static final Set<EventType> KEPT =
      Set.of(EventType.parse("collaboration/review_approved"), EventType.parse("element/created"));

  private final ProjectionMetricService.Parts parts;
  private final Framing framing;
  private final @Nullable ToolCosts costs;

  /** {@code costs} is null where nobody said what the tool costs. */
  public ReturnOnInvestment(ProjectionMetricService.Parts parts, @Nullable ToolCosts costs) {
    this.parts = parts;
    this.framing = new Framing(parts);
    this.costs = costs;
  }

  /** Of the view only viewer, period, time zone and filters matter. */
  public RoiAnswer answer(ViewQuery view) {
    Frame frame = framing.frame(view);
    Baselines table = parts.baselines();
    SavingsCells cells = parts.projection().elements().savings(plan(frame, table));
    RoiSums sums = new RoiSums(cells.cells());
    Instant now = parts.clock().instant();
    Costs spent = costs(view, frame, sums, now);
    Range range = sums.range(Buckets.of(frame.period(), Grain.WEEK, frame.zone()), now);
    Saved net = sums.net();
    Saved reused = sums.net(cell -> cell.reused());
    return new RoiAnswer(
        lines(sums),
        net,
        sums.byType(),
        new Reuse(
            sums.events(cell -> cell.reused() && RoiSums.saves(cell)),
            reused,
            new Saved(net.hours() - reused.hours(), net.usd() - reused.usd())),
        range,
        range == null
            ? "how far such a period scatters is told from "
                + RoiSums.LEAST_WEEKS
                + " whole weeks on"
            : null,
        sums.sensitivity(spent == null ? null : (Double) spent.total()),
        spent,
        spent == null ? noCosts(view, frame) : null,
        frame.baselines(table),
        new Trust(
            frame.period(),
            cells.watermark(),
            notes(frame, sums, cells),
            DEFINITION,
            cells.statement()));
  }

  /** The elements whose generation counts in one way. */
  public ElementPage elements(
      ViewQuery view, Counting counting, int limit, @Nullable String cursor) {
    SavingsPlan plan = plan(framing.frame(view), parts.baselines());
    return parts
        .projection()
        .elements()
        .elements(new SavingsSelection(plan, counting, limit, cursor));
  }

  private static SavingsPlan plan(Frame frame, Baselines table) {
    return new SavingsPlan(
        frame.extent(),
        Grain.WEEK,
        new Condition.TypeIn(Set.of(GENERATED)),
        new Condition.TypeIn(KEPT),
        new Condition.TypeIn(Set.of(REJECTED)),
        new Condition.TypeIn(Set.of(DELETED)),
        table.rows());
  }

  private static List<Line> lines(RoiSums sums) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        line(
            "gross",
            "Every generation, as the cards count it",
            sums.events(cell -> true),
            sums.gross(),
            GENERATED));
    lines.add(lost(sums, Counting.REPEATED, "Elements generated again", GENERATED));
    lines.add(lost(sums, Counting.REJECTED, "Elements that stand rejected", REJECTED));
    lines.add(lost(sums, Counting.DELETED, "Elements that were deleted", DELETED));
    lines.add(
        line(
            "net", "Saved, each element once", sums.events(RoiSums::saves), sums.net(), GENERATED));
    return lines;
  }

  private static Line lost(RoiSums sums, Counting counting, String title, EventType type) {
    return line(
        counting.name().toLowerCase(Locale.ROOT),
        title,
        sums.events(cell -> cell.counting() == counting),
        sums.lost(counting),
        type);
  }

  private static Line line(String name, String title, long events, Saved saved, EventType type) {
    return new Line(
        name, title, events, saved, Map.of("module", type.module(), "type", type.type()));
  }

  /** What the whole firm pays can only be held against what the whole firm saved. */
  private static @Nullable String isPart(ViewQuery view, Frame frame) {
    if (!frame.scope().isEverything()) {
      return "what the tool costs is the whole firm's, and you see a part of it";
    }
    return view.filters().isEmpty()
        ? null
        : "what the tool costs is the whole firm's; without filters it is held against what was"
            + " saved";
  }

  private String noCosts(ViewQuery view, Frame frame) {
    String part = isPart(view, frame);
    return part == null ? "nobody said what the tool costs: 'roi' in config.yaml does" : part;
  }

  private @Nullable Costs costs(ViewQuery view, Frame frame, RoiSums sums, Instant now) {
    if (costs == null || isPart(view, frame) != null) {
      return null;
    }
    double months = costs.months(frame.period(), frame.zone());
    double total = months * costs.perMonth();
    double benefit = sums.net().usd() - total;
    Double payback =
        costs.once() > 0 && months > 0 && benefit > 0
            ? (Double) (costs.once() / (benefit / months))
            : null;
    double hand = sums.manualUsd();
    return new Costs(
        months,
        months * costs.licencesPerMonth(),
        months * costs.machinesPerMonth(),
        months * costs.peoplePerMonth(),
        total,
        costs.once(),
        benefit,
        total > 0 ? (Double) (benefit / total) : null,
        payback,
        payback(payback),
        hand > 0 ? (Double) ((total + sums.measuredUsd()) / hand) : null);
  }

  private String payback(@Nullable Double months) {
    if (costs != null && costs.once() == 0) {
      return "nothing was paid at the beginning";
    }
    return months == null
        ? "not at the rate of this period"
        : String.format(Locale.ROOT, "after %.1f months at the rate of this period", months);
  }

  private static List<Note> notes(Frame frame, RoiSums sums, SavingsCells cells) {
    List<Note> notes = new ArrayList<>();
    long unmeasured = sums.events(cell -> cell.counting() == Counting.UNMEASURED);
    if (unmeasured > 0) {
      notes.add(
          new Note(
              Note.Code.VALUE_MISSING,
              text(unmeasured) + " generated elements do not say how long they took"));
    }
    long unnamed = sums.events(cell -> cell.counting() == Counting.UNNAMED);
    if (unnamed > 0) {
      notes.add(
          new Note(
              Note.Code.DIMENSION_MISSING,
              text(unnamed) + " generations name no element, so each counts as one that was kept"));
    }
    notes.addAll(
        frame.notes(
            List.of(Set.of(GENERATED)),
            new Condition.TypeIn(Set.of(GENERATED)),
            cells.watermark().seq()));
    if (!frame.scope().isEverything()) {
      notes.add(new Note(Note.Code.LIMIT, "rejections and deletions count as far as you see them"));
    }
    return notes;
  }

  private static String text(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
