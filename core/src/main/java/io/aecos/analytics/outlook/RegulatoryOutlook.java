package io.aecos.analytics.outlook;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.outlook.OutlookAnswer.Backtest;
import io.aecos.analytics.outlook.OutlookAnswer.Code;
import io.aecos.analytics.outlook.OutlookAnswer.OutlookRefusal;
import io.aecos.analytics.outlook.OutlookAnswer.Past;
import io.aecos.analytics.outlook.OutlookAnswer.When;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Frame;
import io.aecos.analytics.query.Framing;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead to the next update of a building code, within a view's viewer and filters: how many
 * templates and elements it will affect and when it is likely, from the updates before, the library
 * as it stands and the cadence of the codes. Safe for use by many threads.
 */
public final class RegulatoryOutlook {
  private static final EventType APPLIED = EventType.parse("regulatory/update_applied");
  private static final double SECONDS = 86_400;

  /** Updates are rare, so what was said a moment ago may be said again, as of then. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final int KEPT = 64;

  private final Map<Question, Kept> kept =
      new LinkedHashMap<>(KEPT, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
          return size() > KEPT;
        }
      };
  private final Projection projection;
  private final Framing framing;
  private final Holdings holdings;
  private final Clock clock;

  public RegulatoryOutlook(ProjectionMetricService.Parts parts, MetricService metrics) {
    this.projection = parts.projection();
    this.framing = new Framing(parts);
    this.holdings = new Holdings(metrics);
    this.clock = parts.clock();
  }

  private record Question(Scope scope, Map<String, Set<String>> filters, ZoneId zone) {}

  private record Kept(OutlookAnswer answer, Instant at) {}

  /**
   * What is said within {@code view}, whose period has to reach over all of time; while new events
   * come in, what was said within the last minute.
   */
  public OutlookAnswer answer(ViewQuery view) {
    Question question = new Question(view.viewer().scope(), view.filters(), view.zone());
    Instant now = clock.instant();
    synchronized (kept) {
      Kept last = kept.get(question);
      if (last != null && isFresh(last, now)) {
        return last.answer();
      }
    }
    OutlookAnswer answer = made(view, now);
    synchronized (kept) {
      kept.put(question, new Kept(answer, now));
    }
    return answer;
  }

  /** What could not be said may be said as soon as more is known. */
  private boolean isFresh(Kept last, Instant now) {
    boolean same = last.answer().watermark().seq() == projection.watermark().seq();
    return last.at().plus(FRESH.multipliedBy(same ? 60 : 1)).isAfter(now)
        && (same || last.answer().refused() == null);
  }

  private OutlookAnswer made(ViewQuery view, Instant now) {
    Frame frame = framing.frame(view);
    Told told = told(frame);
    List<RuleUpdate> updates = Updates.of(told.updates, told.library, now);
    List<RuleUpdate> known =
        updates.stream().filter(one -> one.settled() && one.templates() != null).toList();
    Watermark watermark = java.util.Objects.requireNonNull(told.watermark);
    Answering answering = new Answering(view, frame, told, updates, watermark, now);
    return known.size() < Reach.LEAST ? refused(answering, known.size()) : answering.answer(known);
  }

  /** What the events say: the updates, and what became of the library. */
  private static final class Told implements EventSink {
    private final List<Event> updates = new ArrayList<>();
    private final Library library = new Library();
    private @Nullable Watermark watermark;

    @Override
    public void begin(long total, Watermark at) {
      watermark = at;
    }

    @Override
    public void next(LedgerRow row) {
      if (row.event().eventType().equals(APPLIED)) {
        updates.add(row.event());
      } else {
        library.take(row.event());
      }
    }
  }

  private static Told told(Frame frame) {
    Set<EventType> types = new HashSet<>(Library.TYPES);
    types.add(APPLIED);
    Told told = new Told();
    frame.each(new Condition.TypeIn(types), told);
    return told;
  }

  private static OutlookAnswer refused(Answering answering, int known) {
    int all = answering.updates.size();
    String text =
        all == 0
            ? "no regulatory update is known"
            : String.format(
                "of %d of the %d known updates it is told and settled how many templates they touched;"
                    + " %d are needed",
                known, all, Reach.LEAST);
    return answering.bare(new OutlookRefusal(all == 0 ? "no_updates" : "too_few_updates", text));
  }

  /** One answer in the making. */
  private final class Answering {
    private final ViewQuery view;
    private final Frame frame;
    private final Told told;
    private final List<RuleUpdate> updates;
    private final Watermark watermark;
    private final Instant now;

    Answering(
        ViewQuery view,
        Frame frame,
        Told told,
        List<RuleUpdate> updates,
        Watermark watermark,
        Instant now) {
      this.view = view;
      this.frame = frame;
      this.told = told;
      this.updates = updates;
      this.watermark = watermark;
      this.now = now;
    }

    OutlookAnswer bare(OutlookRefusal refusal) {
      return new OutlookAnswer(
          null,
          null,
          null,
          null,
          null,
          List.of(),
          new OutlookAnswer.Concerned(0, List.of()),
          null,
          past(List.of(), List.of()),
          told.library.at(now).size(),
          0,
          List.of(),
          refusal,
          watermark,
          frame.told(List.of(Set.of(APPLIED)), watermark.seq()));
    }

    OutlookAnswer answer(List<RuleUpdate> known) {
      Codes codes = new Codes(holdings.classes(view));
      List<Code> likely = codes.of(updates, told.library, now);
      List<Reach.Touched> touched =
          known.stream()
              .map(
                  one ->
                      new Reach.Touched(
                          number(one.templates()),
                          told.library.at(one.at()).size(),
                          told.library.concerned(one.at(), one.code(), codes.classesOf(one))))
              .toList();
      double concerned = likely.stream().mapToDouble(code -> code.share() * code.templates()).sum();
      Reach.Touched next = new Reach.Touched(0, told.library.at(now).size(), concerned);
      Reach.Result templates = java.util.Objects.requireNonNull(Reach.of(touched, next));
      Cadence.Result cadence = Cadence.of(updates, now);
      Holdings.Elements elements = holdings.elements(view, now);
      return new OutlookAnswer(
          Reasons.sentence(templates.estimate()),
          Reasons.error(templates),
          templates.estimate(),
          elements(elements),
          when(cadence),
          likely,
          Concerns.of(told.library.at(now), likely, holdings.uses(view)),
          backtest(templates, cadence),
          past(known, templates.trial().at()),
          told.library.at(now).size(),
          (long) elements.until(now),
          new Reasons(view.zone()).of(updates, templates, touched, next, cadence, likely),
          null,
          watermark,
          frame.told(List.of(Set.of(APPLIED), Set.of(Library.ADDED)), watermark.seq()));
    }

    private @Nullable Estimate elements(Holdings.Elements elements) {
      List<Reach.Touched> touched =
          updates.stream()
              .filter(one -> one.settled() && one.elements() != null)
              .map(one -> new Reach.Touched(number(one.elements()), elements.until(one.at()), 0))
              .toList();
      Reach.Result result = Reach.of(touched, new Reach.Touched(0, elements.until(now), 0));
      return result == null ? null : result.estimate();
    }

    private static double number(@Nullable Double told) {
      return java.util.Objects.requireNonNull(told);
    }

    private @Nullable When when(Cadence.@Nullable Result cadence) {
      Estimate estimate = cadence == null ? null : cadence.estimate();
      if (estimate == null) {
        return null;
      }
      Instant last = updates.get(updates.size() - 1).at();
      return new When(
          after(last, estimate.expected()),
          after(last, estimate.low80()),
          after(last, estimate.high80()),
          after(last, estimate.low95()),
          after(last, estimate.high95()));
    }

    private Instant after(Instant last, double days) {
      return last.plusSeconds((long) (Math.min(days, 36_500) * SECONDS));
    }

    private Backtest backtest(Reach.Result templates, Cadence.@Nullable Result cadence) {
      Reach.Trial trial = templates.trial();
      return new Backtest(
          templates.way().name().toLowerCase(java.util.Locale.ROOT),
          trial.error(),
          trial.naiveError(),
          trial.origins(),
          trial.within80(),
          trial.within95(),
          cadence == null ? null : (Double) cadence.errorDays());
    }

    /** All updates, the last of the known ones with what would have been said before them. */
    private List<Past> past(List<RuleUpdate> known, List<Estimate> said) {
      List<Past> past = new ArrayList<>();
      for (RuleUpdate update : updates) {
        int place = known.indexOf(update) - (known.size() - said.size());
        past.add(
            new Past(
                update, told.library.at(update.at()).size(), place < 0 ? null : said.get(place)));
      }
      return past;
    }
  }
}
