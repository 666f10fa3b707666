package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Dataset;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.MetricRow;
import io.aecos.analytics.workspace.read.Model;
import io.aecos.analytics.workspace.read.SnapshotMark;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The audit trail, scans, extractions, synchronisation, fine-tuning and snapshots. */
final class Operations {
  /** In these entries AEC OS writes another person than the one who acted. */
  private static final Set<String> NOT_THE_ACTOR =
      Set.of("collab_task_create", "collab_review_request");

  private final Sheet sheet;
  private final Traces traces;
  private final boolean keepWords;

  Operations(Sheet sheet, Traces traces, boolean keepWords) {
    this.sheet = sheet;
    this.traces = traces;
    this.keepWords = keepWords;
  }

  void write() {
    sheet.content.audit().records().forEach(this::entry);
    scans();
    for (MetricRow row : traces.metrics(Types.EVALUATED)) {
      sheet.add(metric(Types.EVALUATED, row), Metrics.location(row));
    }
    others();
    traces.audits("sync_pull").forEach(row -> sync(Types.PULLED, row));
    traces.audits("sync_push").forEach(row -> sync(Types.PUSHED, row));
    fineTuning();
    for (SnapshotMark mark : sheet.content.snapshots().records()) {
      UUID id = sheet.id("snapshot", mark.label(), mark.at().toString());
      EventBuilder event = sheet.event(Types.SNAPSHOT, "snapshots", mark.at(), id);
      event.attribute("label", mark.label()).attribute("git_tag", mark.gitTag());
      sheet.add(event, ".aecos/snapshots/" + mark.label());
    }
  }

  private void entry(AuditRow row) {
    UUID id = sheet.id("audit", String.valueOf(row.id()), row.entryHash(), row.contentHash());
    EventBuilder event = sheet.event(Types.AUDITED, "audit.db", row.at(), id);
    event.attribute("action", row.action());
    if (!row.resource().isEmpty()) {
      event.attribute("resource_sha256", Hashes.sha256(row.resource()));
      event.attribute("resource", keepWords ? row.resource() : null);
    }
    if (NOT_THE_ACTOR.contains(row.action())) {
      event.attribute("assigned_to", row.user());
    } else if (!row.user().equals("system")) {
      event.user(row.user());
    }
    sheet.describe(event, row.element(), null);
    sheet.add(event, "audit.db#" + row.id());
  }

  private void scans() {
    List<MetricRow> rows = traces.metrics(Types.SCANNED);
    traces.pair(rows, "security_scan");
    for (MetricRow row : rows) {
      AuditRow partner = traces.partner(row);
      UUID own = Metrics.id(sheet, row);
      UUID id = partner == null ? own : sheet.keep(own, List.of(scanId(partner)));
      EventBuilder event = sheet.event(Types.SCANNED, "analytics.db", row.at(), id);
      sheet.add(event.value(row.value()), Metrics.location(row));
    }
    for (AuditRow row : traces.alone("security_scan")) {
      if (sheet.mayStandIn(row.at(), "analytics.db")) {
        EventBuilder event = sheet.event(Types.SCANNED, "audit.db", row.at(), scanId(row));
        sheet.add(event, "audit.db#" + row.id());
      }
    }
  }

  private UUID scanId(AuditRow row) {
    return sheet.id("audit.db", "scan", String.valueOf(row.id()), row.entryHash());
  }

  private EventBuilder metric(EventType type, MetricRow row) {
    EventBuilder event = sheet.event(type, "analytics.db", row.at(), Metrics.id(sheet, row));
    return event.user(row.user());
  }

  /** Metric rows of types that this version does not know are delivered as they are. */
  private void others() {
    Set<String> handled =
        Set.of(
            Types.PARSED.toString(),
            Types.CHECKED.toString(),
            Types.VALIDATED.toString(),
            Types.PRICED.toString(),
            Types.GENERATED.toString(),
            Types.REUSE.toString(),
            Types.EXTRACTED.toString(),
            Types.EVALUATED.toString(),
            Types.SCANNED.toString(),
            Types.COMMENTED.toString(),
            Types.TASK_DONE.toString(),
            Types.APPROVED.toString());
    for (String type : traces.metricTypes()) {
      if (!handled.contains(type) && type.indexOf('/') == type.lastIndexOf('/')) {
        for (MetricRow row : traces.metrics(type)) {
          EventBuilder event = metric(EventType.parse(type), row).value(row.value());
          event.templateId(row.templateId());
          sheet.add(event, Metrics.location(row));
        }
      }
    }
  }

  private void sync(EventType type, AuditRow row) {
    UUID id = sheet.id("audit.db", "sync", String.valueOf(row.id()), row.entryHash());
    EventBuilder event = sheet.event(type, "audit.db", row.at(), id);
    sheet.add(event.user(row.user().equals("system") ? null : row.user()), "audit.db#" + row.id());
  }

  private void fineTuning() {
    for (Dataset dataset : sheet.content.datasets().records()) {
      UUID id = sheet.id("dataset", dataset.file());
      EventBuilder event = sheet.event(Types.DATASET, "datasets", dataset.at(), id);
      event
          .value(dataset.examples() == null ? null : (double) dataset.examples())
          .attribute("file", dataset.file())
          .attribute("validation_examples", dataset.validationExamples());
      sheet.add(event, "fine_tuning/datasets/" + dataset.file());
    }
    Map<String, Instant> registered = new HashMap<>();
    for (Model version : sheet.content.versions().records()) {
      registered.putIfAbsent(version.folder(), version.at());
      UUID id = sheet.id("model", version.name(), version.version(), version.at().toString());
      EventBuilder event = sheet.event(Types.REGISTERED, "registry.json", version.at(), id);
      event
          .attribute("model", version.name())
          .attribute("version", version.version())
          .attribute("deployed", String.valueOf(version.deployed()));
      sheet.add(event, "fine_tuning/registry.json");
    }
    for (Model run : sheet.content.runs().records()) {
      Instant at = registered.getOrDefault(run.folder(), run.at());
      UUID id = sheet.id("training", run.folder());
      EventBuilder event = sheet.event(Types.TRAINED, "models", at, id);
      event.attribute("model", run.name()).attribute("dataset", run.dataset());
      sheet.add(event, "fine_tuning/models/" + run.folder());
    }
  }
}
