package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.query.CalendarUnit;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.report.ReportKind;
import io.aecos.analytics.report.ReportQuestion;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.sheet.Sheet;
import io.aecos.analytics.sheet.Sheets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands what a report is asked of: which parts, which period, narrowed to what. */
final class ReportQuestions {
  private static final String SECURITY = "security";
  private static final String PROJECT = "project";

  private final ViewParameters parameters;
  private final Sheets sheets;
  private final Briefs briefs;
  private final ReportProjects projects;
  private final OwnAddress own;
  private final Clock clock;

  ReportQuestions(
      ViewParameters parameters,
      Sheets sheets,
      Briefs briefs,
      ReportProjects projects,
      OwnAddress own,
      Clock clock) {
    this.projects = projects;
    this.own = own;
    this.briefs = briefs;
    this.parameters = parameters;
    this.sheets = sheets;
    this.clock = clock;
  }

  /**
   * The question of {@code viewer} as it was to be answered at {@code asOf}: the last whole week is
   * the last one then. A bad one is refused with what would be right.
   */
  ReportQuestion of(Viewer viewer, ReportRequest request, Instant asOf) {
    ReportQuestion question = understood(viewer, request, asOf);
    projects.require(
        viewer,
        question.view().filters().getOrDefault(PROJECT, Set.of()),
        request.projectNames().isEmpty() ? "url" : "projects");
    return question;
  }

  /** The question with what is known only when it is answered: how long projects lasted. */
  ReportQuestion settled(ReportQuestion question) {
    ViewQuery view = question.view();
    if (question.kind() != ReportKind.CLOSEOUT || !(view.period() instanceof Period.All)) {
      return question;
    }
    Instant now = clock.instant();
    Window life =
        projects
            .life(view.viewer(), view.filters().getOrDefault(PROJECT, Set.of()))
            .orElse(new Window(now, now));
    ViewQuery theirs =
        new ViewQuery(
            view.viewer(),
            new Period.All(life),
            view.comparison(),
            view.grain(),
            view.zone(),
            view.filters(),
            view.queries());
    return new ReportQuestion(question.kind(), theirs, question.sheets(), question.address());
  }

  private ReportQuestion understood(Viewer viewer, ReportRequest request, Instant asOf) {
    ReportKind kind = request.kind();
    if (kind == ReportKind.PAGE) {
      return page(viewer, request);
    }
    if (request.url() != null && kind == ReportKind.ROI) {
      return new ReportQuestion(kind, shown(viewer, request), List.of(), null);
    }
    if (request.url() != null) {
      throw ReportRequest.invalid("url", "is only for the reports 'page' and 'roi'", List.of());
    }
    if (kind == ReportKind.CLOSEOUT && request.projectNames().isEmpty()) {
      throw ReportRequest.invalid("projects", "must name the project that is closed", List.of());
    }
    ViewQuery view = view(viewer, request, kind, asOf);
    return new ReportQuestion(kind, view, sheets(viewer, kind, null), null);
  }

  /** The question of a report that was made before, of the same instants. */
  ReportQuestion again(Viewer viewer, ReportCheck.Manifest manifest) {
    ReportCheck.Query query = manifest.query();
    String report = manifest.report();
    if (query == null || report == null || !ReportKind.names().contains(report)) {
      throw ReportRequest.invalid("query", "is no manifest of a report", List.of());
    }
    ReportKind kind = ReportKind.valueOf(report.toUpperCase(Locale.ROOT));
    Map<String, Set<String>> filters = new LinkedHashMap<>();
    Map<String, List<String>> given = query.filters() == null ? Map.of() : query.filters();
    given.forEach((name, values) -> filters.put(name, new LinkedHashSet<>(values)));
    ViewQuery bare =
        parameters.view(
            viewer,
            new ViewParameters.Common(null, null, null, null, null, null, query.timeZone()),
            filters);
    ViewQuery view =
        new ViewQuery(
            viewer,
            between(query.from(), query.to()),
            Comparison.NONE,
            null,
            bare.zone(),
            bare.filters(),
            List.of());
    if (query.comparedFrom() != null) {
      view = view.against(between(query.comparedFrom(), query.comparedTo()));
    }
    return new ReportQuestion(kind, view, sheets(viewer, kind, query.address()), query.address());
  }

  private List<Sheet> sheets(Viewer viewer, ReportKind kind, @Nullable String address) {
    if (isBrief(kind)) {
      return List.of();
    }
    List<Sheet> theirs = sheets.of(viewer.role(), false);
    if (kind == ReportKind.PAGE && address != null) {
      return List.of(DashboardAddress.parse(address, theirs, own).sheet());
    }
    return kind == ReportKind.SECURITY
        ? theirs.stream().filter(sheet -> sheet.name().equals(SECURITY)).toList()
        : theirs;
  }

  static boolean isBrief(ReportKind kind) {
    return kind == ReportKind.ROI || kind == ReportKind.RECONCILE;
  }

  private static Period between(@Nullable String from, @Nullable String to) {
    try {
      return new Period.Between(
          Instant.parse(String.valueOf(from)), Instant.parse(String.valueOf(to)));
    } catch (DateTimeException e) {
      throw ReportRequest.invalid("query", "has no period from and to", List.of());
    }
  }

  private ReportQuestion page(Viewer viewer, ReportRequest request) {
    DashboardAddress address = address(viewer, request);
    ViewQuery view = parameters.read(viewer, address.parameters(), Set.of());
    return new ReportQuestion(ReportKind.PAGE, view, List.of(address.sheet()), address.shown());
  }

  /** The period and the filters of a page, for what compares with nothing. */
  private ViewQuery shown(Viewer viewer, ReportRequest request) {
    ViewQuery view = parameters.read(viewer, address(viewer, request).parameters(), Set.of());
    return new ViewQuery(
        viewer, view.period(), Comparison.NONE, null, view.zone(), view.filters(), List.of());
  }

  private DashboardAddress address(Viewer viewer, ReportRequest request) {
    String url = request.url();
    if (url == null) {
      throw ReportRequest.invalid(
          "url", "must be the address of a page of the dashboard", List.of());
    }
    if (request.month() != null || !request.projectNames().isEmpty()) {
      throw ReportRequest.invalid(
          request.month() != null ? "month" : "projects", "is in the address of a page", List.of());
    }
    DashboardAddress address = DashboardAddress.parse(url, sheets.of(viewer.role(), false), own);
    if (request.tz() != null && !address.parameters().containsKey("tz")) {
      address.parameters().add("tz", request.tz());
    }
    return address;
  }

  private ViewQuery view(Viewer viewer, ReportRequest request, ReportKind kind, Instant asOf) {
    Map<String, Set<String>> filters = new LinkedHashMap<>();
    if (!request.projectNames().isEmpty()) {
      filters.put(PROJECT, new LinkedHashSet<>(request.projectNames()));
    }
    ViewQuery bare =
        parameters.view(
            viewer,
            new ViewParameters.Common(null, null, null, null, null, null, request.tz()),
            filters);
    boolean ever = kind == ReportKind.CLOSEOUT || isBrief(kind);
    return new ViewQuery(
        viewer,
        kind == ReportKind.RECONCILE
            ? logged(viewer, request, bare.zone())
            : period(kind, request.month(), bare.zone(), asOf),
        ever ? Comparison.NONE : Comparison.PREVIOUS,
        null,
        bare.zone(),
        bare.filters(),
        List.of());
  }

  private Period logged(Viewer viewer, ReportRequest request, ZoneId zone) {
    if (request.month() != null || !request.projectNames().isEmpty()) {
      throw ReportRequest.invalid(
          request.month() != null ? "month" : "projects", "is said by the log", List.of());
    }
    return briefs.period(viewer, request, zone);
  }

  private Period period(ReportKind kind, @Nullable String month, ZoneId zone, Instant asOf) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    LocalDate asked = LocalDate.ofInstant(asOf, zone);
    if (kind == ReportKind.CLOSEOUT) {
      if (month != null) {
        throw ReportRequest.invalid(
            "month", "does not matter: all of the project is told", List.of());
      }
      return new Period.All();
    }
    if (kind == ReportKind.WEEKLY) {
      if (month != null) {
        throw ReportRequest.invalid(
            "month", "does not name a week; the last whole one is told", List.of());
      }
      return new Period.Whole(CalendarUnit.WEEK, 1 + weeks(asked, today));
    }
    if (kind == ReportKind.ROI && month == null) {
      LocalDate first = asked.withDayOfMonth(1);
      return new Period.Between(
          first.minusYears(1).atStartOfDay(zone).toInstant(), first.atStartOfDay(zone).toInstant());
    }
    CalendarUnit unit = kind == ReportKind.QUARTERLY ? CalendarUnit.QUARTER : CalendarUnit.MONTH;
    return month == null
        ? new Period.Whole(unit, 1 + back(unit, asked, today))
        : new Period.Whole(unit, back(unit, month(month, today), today));
  }

  private static LocalDate month(String text, LocalDate today) {
    try {
      LocalDate first = YearMonth.parse(text).atDay(1);
      if (first.isAfter(today)) {
        throw ReportRequest.invalid("month", text + " has not begun", List.of());
      }
      if (first.getYear() < 1) {
        throw ReportRequest.invalid("month", "lies too far back", List.of());
      }
      return first;
    } catch (DateTimeException e) {
      throw ReportRequest.invalid("month", "'" + text + "' is not like 2026-10", List.of());
    }
  }

  private static int weeks(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.WEEKS.between(monday(from), monday(to)));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static int back(CalendarUnit unit, LocalDate month, LocalDate today) {
    long months = ChronoUnit.MONTHS.between(first(unit, month), first(unit, today));
    return Math.toIntExact(unit == CalendarUnit.QUARTER ? months / 3 : months);
  }

  private static LocalDate first(CalendarUnit unit, LocalDate day) {
    int month =
        unit == CalendarUnit.QUARTER ? (day.getMonthValue() - 1) / 3 * 3 + 1 : day.getMonthValue();
    return LocalDate.of(day.getYear(), month, 1);
  }
}
