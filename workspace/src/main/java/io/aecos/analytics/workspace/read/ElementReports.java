package io.aecos.analytics.workspace.read;

import io.aecos.analytics.workspace.read.Element.ComplianceReport;
import io.aecos.analytics.workspace.read.Element.CostReport;
import io.aecos.analytics.workspace.read.Element.Rule;
import io.aecos.analytics.workspace.read.Element.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the Markdown reports in an element folder; null for a placeholder. */
final class ElementReports {
  private static final Pattern SUMMARY =
      Pattern.compile("(\\d+) errors?, (\\d+) warnings?, (\\d+) info");
  private static final Map<String, String> RESULTS =
      Map.of("PASS", "pass", "FAIL", "fail", "SKIP", "skip", "?", "unknown");

  private static final Pattern RESULT_COUNTS =
      Pattern.compile("(\\d+) passed, (\\d+) failed, (\\d+) skipped");

  private ElementReports() {}

  /**
   * The report in a file called {@code name}. Throws when it lacks what AEC OS always writes,
   * because the file was cut: else a lost report would look like one that was never made.
   */
  static Markdown read(byte[] content, String name) throws BadRecord {
    Markdown report = new Markdown(Json.text(content));
    boolean whole =
        isPlaceholder(report)
            || switch (name) {
              case "COMPLIANCE.md" -> hasAllRules(compliance(report), report);
              case "COST.md" -> cost(report, null) != null;
              case "VALIDATION.md" -> validation(report) != null;
              default -> true;
            };
    if (!whole) {
      throw new BadRecord("", "the report is cut or damaged");
    }
    return report;
  }

  /** Whether AEC OS put it where there is no report yet. */
  static boolean isPlaceholder(Markdown report) {
    return report.contains("Awaiting ");
  }

  private static boolean hasAllRules(@Nullable ComplianceReport compliance, Markdown report) {
    Matcher counts = RESULT_COUNTS.matcher(String.valueOf(report.field("Results", "")));
    if (compliance == null || !counts.find()) {
      return compliance != null;
    }
    return compliance.count("pass") >= Long.parseLong(counts.group(1))
        && compliance.count("fail") >= Long.parseLong(counts.group(2))
        && compliance.count("skip") >= Long.parseLong(counts.group(3));
  }

  static @Nullable ComplianceReport compliance(Markdown report) {
    String status = report.field("Status", null);
    if (status == null) {
      return null;
    }
    List<Rule> rules = new ArrayList<>();
    for (List<String> row : report.rows()) {
      String result = row.size() >= 4 ? RESULTS.get(row.get(0)) : null;
      if (result != null) {
        rules.add(new Rule(result, row.get(1), row.get(2), row.get(3)));
      }
    }
    String name = status.toLowerCase(Locale.ROOT).replace('-', '_');
    return new ComplianceReport(name, Times.minute(report.field("Checked", null)), rules);
  }

  static @Nullable CostReport cost(Markdown cost, @Nullable Markdown schedule) {
    Double total = Markdown.number(cost.cell("Total Installed"));
    if (total == null) {
      return null;
    }
    Map<String, Double> figures = new TreeMap<>();
    put(figures, "material_usd", cost.cell("Material Cost"));
    put(figures, "labor_usd", cost.cell("Labor Cost"));
    put(figures, "labor_hours", cost.field("Labor Hours", null));
    if (schedule != null) {
      put(figures, "duration_days", schedule.cell("Duration"));
      put(figures, "crew_size", schedule.cell("Crew Size"));
    }
    String region = cost.field("Region", "");
    return new CostReport(String.valueOf(region).replaceFirst("\\s*\\(.*", ""), total, figures);
  }

  static @Nullable ValidationReport validation(Markdown report) {
    String status = report.field("Status", null);
    if (status == null) {
      return null;
    }
    Map<String, Long> counts = new TreeMap<>();
    Matcher summary = SUMMARY.matcher(String.valueOf(report.field("Summary", "")));
    if (summary.find()) {
      counts.put("errors", Long.valueOf(summary.group(1)));
      counts.put("warnings", Long.valueOf(summary.group(2)));
      counts.put("infos", Long.valueOf(summary.group(3)));
    }
    return new ValidationReport(
        status.toLowerCase(Locale.ROOT), Times.minute(report.field("Validated", null)), counts);
  }

  private static void put(Map<String, Double> figures, String name, @Nullable String text) {
    Double number = Markdown.number(text);
    if (number != null) {
      figures.put(name, number);
    }
  }
}
