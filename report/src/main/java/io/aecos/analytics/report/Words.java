package io.aecos.analytics.report;

import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.sheet.Sheet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The sentences of one report in one language. */
public final class Words {
  private static final Map<String, String> HEADLINE =
      Map.of(
          "elements_generated", "headline.elements",
          "cost_avoidance", "headline.avoidance",
          "compliance_pass_rate", "headline.compliance",
          "template_reuse_rate", "headline.reuse",
          "security_findings", "headline.findings",
          "audit_entries", "headline.audit");

  private final Report report;
  private final Texts texts;
  private final Formats formats;

  public Words(Report report, Texts texts) {
    this.report = report;
    this.texts = texts;
    this.formats = new Formats(texts, report.cover().zone());
  }

  /** "Monthly report" */
  public String kind() {
    return texts.get("kind." + report.cover().kind().text());
  }

  /** "October 2026", or the days from and to. */
  public String period() {
    Window window = report.cover().period();
    ZoneId zone = report.cover().zone();
    LocalDate from = window.from().atZone(zone).toLocalDate();
    LocalDate to = window.to().atZone(zone).toLocalDate();
    if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
      return formats.month(from);
    }
    boolean quarter =
        from.getDayOfMonth() == 1
            && (from.getMonthValue() - 1) % 3 == 0
            && from.plusMonths(3).equals(to);
    return quarter
        ? texts.get("quarter", (from.getMonthValue() + 2) / 3, from.getYear())
        : formats.span(window);
  }

  /** "Monthly report, October 2026, Firm"; a page is called as its sheet is. */
  public String title() {
    List<Section> sections = report.sections();
    String name =
        report.cover().kind() == ReportKind.PAGE && sections.size() == 1
            ? sheet(sections.get(0).sheet())
            : kind();
    return name + ", " + period() + ", " + report.cover().firm().name();
  }

  /** The state of things in one sentence; what is unknown is not mentioned. */
  public String headline() {
    Brief brief = report.brief();
    if (brief != null) {
      return brief.lead();
    }
    List<String> parts = new ArrayList<>();
    for (Figure figure : report.highlights()) {
      String key = HEADLINE.get(figure.metric().name());
      if (key != null && figure.value() != null && figure.events() > 0) {
        parts.add(part(key, figure));
      }
    }
    String list = String.join("; ", parts);
    return parts.isEmpty() ? texts.get("headline.nothing") : capital(list) + '.' + targets();
  }

  private String part(String key, Figure figure) {
    String value = formats.value(figure.value(), figure.metric().unit());
    return texts.get(key, value) + before(figure);
  }

  private String before(Figure figure) {
    Double value = figure.value();
    Double previous = figure.previous();
    if (value == null || previous == null || report.cover().comparison() == null) {
      return "";
    }
    String way = value > previous ? "up" : value < previous ? "down" : "same";
    return texts.get("headline." + way, formats.value(previous, figure.metric().unit()));
  }

  private String targets() {
    List<Figure> measured =
        report.figures().stream().filter(figure -> figure.met() != null).toList();
    long met = measured.stream().filter(figure -> Boolean.TRUE.equals(figure.met())).count();
    return measured.isEmpty() ? "" : ' ' + texts.get("headline.targets", met, measured.size());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  public String sheet(Sheet sheet) {
    return texts.title(sheet);
  }

  /** "Cost & Schedule, by project": what stands above a table. */
  public String heading(Table table) {
    String title = texts.title(table.title());
    return report.sections().stream()
        .filter(section -> section.tables().contains(table))
        .findFirst()
        .map(section -> sheet(section.sheet()) + ", " + title)
        .orElse(title);
  }

  /** "All projects in scope", or their names. */
  public String projects() {
    List<String> projects = report.cover().projects();
    return projects.isEmpty() ? texts.get("all-projects") : String.join(", ", projects);
  }

  /** The filters besides the project; "" where there are none. */
  public String filters() {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(report.cover().filters())
        .forEach(
            (name, values) -> {
              if (!name.equals("project")) {
                parts.add(name + " = " + said(values));
              }
            });
    return String.join("; ", parts);
  }

  private String said(Set<String> values) {
    List<String> names =
        values.stream().sorted().map(one -> one.isEmpty() ? texts.get("not-said") : one).toList();
    return String.join(", ", names);
  }

  /** "Ledger row 200,123, received …" */
  public String watermark() {
    return texts.get(
        "watermark",
        formats.count(report.cover().watermark().seq()),
        formats.instant(report.cover().watermark().receivedAt()));
  }
}
