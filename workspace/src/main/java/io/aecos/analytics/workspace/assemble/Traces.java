package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.MetricRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of the big sources by their kind, and the pairs of metric and audit rows. */
final class Traces {
  private final Map<String, List<MetricRow>> metrics = new HashMap<>();
  private final Map<String, List<AuditRow>> audits = new HashMap<>();
  private final Map<String, List<Activity>> activities = new HashMap<>();
  private final Map<Long, AuditRow> partners = new HashMap<>();
  private final Map<String, List<AuditRow>> alone = new HashMap<>();
  final List<Commit> commits;

  Traces(ProjectContent content) {
    for (MetricRow row : content.analytics().records()) {
      metrics.computeIfAbsent(row.type(), key -> new ArrayList<>()).add(row);
    }
    for (AuditRow row : content.audit().records()) {
      audits.computeIfAbsent(row.action(), key -> new ArrayList<>()).add(row);
    }
    Map<String, Activity> once = new LinkedHashMap<>();
    content.activity().records().forEach(line -> once.putIfAbsent(line.id(), line));
    for (Activity line : once.values()) {
      activities.computeIfAbsent(line.type(), key -> new ArrayList<>()).add(line);
    }
    commits = content.git().records();
  }

  List<MetricRow> metrics(Object type) {
    return metrics.getOrDefault(type.toString(), List.of());
  }

  List<AuditRow> audits(String action) {
    return audits.getOrDefault(action, List.of());
  }

  List<Activity> activities(String type) {
    return activities.getOrDefault(type, List.of());
  }

  Iterable<String> metricTypes() {
    return metrics.keySet();
  }

  /** The commits whose subject begins with {@code start}. */
  List<Commit> commits(String start) {
    return commits.stream().filter(commit -> commit.subject().startsWith(start)).toList();
  }

  /** Pairs {@code rows} with the audit rows of {@code action}, which AEC OS writes just before. */
  void pair(List<MetricRow> rows, String action) {
    Pairing<AuditRow> pairing = new Pairing<>(audits(action), AuditRow::at);
    for (MetricRow row : rows) {
      AuditRow partner =
          pairing.take(
              row.at(), java.time.Duration.ofSeconds(5), java.time.Duration.ZERO, a -> true);
      if (partner != null) {
        partners.put(row.id(), partner);
      }
    }
    alone.put(action, pairing.left());
  }

  /** The audit row that was paired with a metric row. */
  @org.jspecify.annotations.Nullable
  AuditRow partner(MetricRow row) {
    return partners.get(row.id());
  }

  /** The audit rows of a paired action that no metric row told of. */
  List<AuditRow> alone(String action) {
    return alone.getOrDefault(action, List.of());
  }
}
