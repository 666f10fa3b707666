package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.CodeEditions;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Element;
import io.aecos.analytics.workspace.read.MetricRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compliance checks, validations and estimates. The metric row counts each; what came out of it
 * stands in the element's report, as long as that report is of the same minute and was not
 * overwritten. AEC OS's own values for validations and estimates are always 0 and mean nothing.
 */
final class Checks {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Sheet sheet;
  private final Traces traces;
  private final Generations generations;
  private final Map<String, AuditRow> lastValidation = new HashMap<>();
  private final Map<String, Instant> checkTimes = new HashMap<>();

  Checks(Sheet sheet, Traces traces, Generations generations) {
    this.sheet = sheet;
    this.traces = traces;
    this.generations = generations;
    for (AuditRow row : traces.audits("validate")) {
      lastValidation.put(row.element() + "@" + row.at().truncatedTo(ChronoUnit.MINUTES), row);
    }
  }

  void write() {
    write(Types.CHECKED, "compliance_check", this::check);
    write(Types.VALIDATED, "validate", this::validation);
    write(Types.PRICED, "cost_estimate", this::estimate);
    sheet.content.elements().records().forEach(this::rules);
    sheet.content.elements().records().forEach(this::checkFromReport);
  }

  /** Adds to an event what the audit row of its step leads to. */
  private interface Detail {
    void add(EventBuilder event, @Nullable MetricRow metric, @Nullable AuditRow step);
  }

  private void write(EventType type, String action, Detail detail) {
    List<MetricRow> rows = traces.metrics(type);
    traces.pair(rows, action);
    for (MetricRow row : rows) {
      AuditRow step = traces.partner(row);
      UUID own = Metrics.id(sheet, row);
      UUID id = step == null ? own : sheet.keep(own, stepIds(action, step));
      EventBuilder event = sheet.event(type, "analytics.db", row.at(), id);
      common(event, step);
      detail.add(event, row, step);
      sheet.add(event, Metrics.location(row));
    }
    for (AuditRow step : traces.alone(action)) {
      if (sheet.mayStandIn(step.at(), "analytics.db")) {
        List<UUID> ids = stepIds(action, step);
        UUID id = sheet.keep(ids.get(0), ids);
        EventBuilder event = sheet.event(type, "audit.db", step.at(), id);
        common(event, step);
        detail.add(event, null, step);
        sheet.add(event, "audit.db#" + step.id());
      }
    }
  }

  /** Under which ids a step may have been stored before: as an audit row, or from its report. */
  private List<UUID> stepIds(String action, AuditRow step) {
    List<UUID> ids = new ArrayList<>();
    ids.add(sheet.id("audit.db", action, String.valueOf(step.id()), step.entryHash()));
    GenerationCase generation = generations.ofStep(step.id());
    String element = generation == null ? null : generation.element();
    if (action.equals("compliance_check") && element != null) {
      Instant minute = step.at().truncatedTo(ChronoUnit.MINUTES);
      for (Instant at : List.of(minute, minute.minus(MINUTE), minute.plus(MINUTE))) {
        ids.add(reportId(element, at));
      }
    }
    return ids;
  }

  private UUID reportId(String element, Instant checked) {
    return sheet.id("COMPLIANCE.md", element, checked.toString());
  }

  private void common(EventBuilder event, @Nullable AuditRow step) {
    if (step == null) {
      return;
    }
    GenerationCase generation = generations.ofStep(step.id());
    String element = generation != null ? generation.element() : step.element();
    if (element != null && !element.isEmpty()) {
      sheet.describe(event, element, null);
    }
    if (generation != null) {
      event.user(generation.user());
    }
  }

  private @Nullable Element generated(@Nullable AuditRow step) {
    GenerationCase generation = step == null ? null : generations.ofStep(step.id());
    return generation == null ? null : sheet.element(generation.element());
  }

  private void check(EventBuilder event, @Nullable MetricRow metric, @Nullable AuditRow step) {
    event.value(metric == null ? null : metric.value());
    Element element = generated(step);
    if (element == null || step == null || element.compliance().isEmpty()) {
      return;
    }
    Element.ComplianceReport report = element.compliance().get();
    if (!sameMinute(report.checked(), step.at())) {
      return;
    }
    checkTimes.put(element.id(), metric == null ? step.at() : metric.at());
    if (metric == null) {
      event.value(report.status().equals("compliant") ? 1.0 : 0.0);
    }
    describe(event, report);
  }

  private static void describe(EventBuilder event, Element.ComplianceReport report) {
    event
        .attribute("status", report.status())
        .attribute("passed", report.count("pass"))
        .attribute("failed", report.count("fail"))
        .attribute("skipped", report.count("skip"));
  }

  private void validation(EventBuilder event, @Nullable MetricRow metric, @Nullable AuditRow step) {
    if (step == null) {
      return;
    }
    Element element = sheet.element(step.element());
    if (element == null || element.validation().isEmpty()) {
      return;
    }
    Element.ValidationReport report = element.validation().get();
    Instant minute = step.at().truncatedTo(ChronoUnit.MINUTES);
    if (!sameMinute(report.validated(), step.at())
        || lastValidation.get(step.element() + "@" + minute) != step) {
      return;
    }
    event.value(report.status().equals("failed") ? 0.0 : 1.0).attribute("status", report.status());
    report.counts().forEach(event::attribute);
  }

  private void estimate(EventBuilder event, @Nullable MetricRow metric, @Nullable AuditRow step) {
    GenerationCase generation = step == null ? null : generations.ofStep(step.id());
    if (generation != null) {
      generations.region(event, generation);
    }
    Element element = generated(step);
    if (element != null && element.cost().isPresent()) {
      Element.CostReport report = element.cost().get();
      event.value(report.total()).attribute("priced_region", Regions.of(report.region()));
      report.figures().forEach(event::attribute);
    }
  }

  /** One event per rule of a report that still stands. */
  private void rules(Element element) {
    if (element.compliance().isEmpty()) {
      return;
    }
    Element.ComplianceReport report = element.compliance().get();
    Instant at = checkTimes.getOrDefault(element.id(), report.checked());
    if (at == null || (!checkTimes.containsKey(element.id()) && sheet.settling(at.plus(MINUTE)))) {
      return;
    }
    int index = 0;
    for (Element.Rule rule : report.rules()) {
      String place = element.id() + "/" + report.checked() + "/" + index++;
      UUID id = sheet.id("rule", place, rule.code(), rule.section(), rule.result());
      EventBuilder event = sheet.event(Types.RULE, "COMPLIANCE.md", at, id);
      sheet.describe(event, element.id(), null);
      event
          .codeEdition(rule.code())
          .value(Map.of("pass", 1.0, "fail", 0.0).get(rule.result()))
          .attribute("code", CodeEditions.of(rule.code()))
          .attribute("section", rule.section())
          .attribute("title", rule.title())
          .attribute("result", rule.result());
      sheet.add(event, "elements/element_" + element.id() + "/COMPLIANCE.md");
    }
  }

  /** A check that only its report tells of. */
  private void checkFromReport(Element element) {
    if (element.compliance().isEmpty() || checkTimes.containsKey(element.id())) {
      return;
    }
    Element.ComplianceReport report = element.compliance().get();
    Instant at = report.checked();
    if (at == null || !sheet.mayStandIn(at.plusSeconds(30), "analytics.db", "audit.db")) {
      return;
    }
    EventBuilder event =
        sheet.event(Types.CHECKED, "COMPLIANCE.md", at, reportId(element.id(), at));
    event.value(report.status().equals("compliant") ? 1.0 : 0.0);
    sheet.describe(event, element.id(), null);
    describe(event, report);
    sheet.add(event, "elements/element_" + element.id() + "/COMPLIANCE.md");
  }

  private static boolean sameMinute(@Nullable Instant minute, Instant at) {
    return minute != null
        && Duration.between(minute, at.truncatedTo(ChronoUnit.MINUTES)).abs().compareTo(MINUTE)
            <= 0;
  }
}
