package io.aecos.analytics.workspace;

import static io.aecos.analytics.source.SourceState.Status.PARTIAL;
import static io.aecos.analytics.source.SourceState.Status.PLACEHOLDER;
import static io.aecos.analytics.source.SourceState.Status.READ;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.assemble.ProjectContent;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.Element;
import io.aecos.analytics.workspace.read.MetricRow;
import io.aecos.analytics.workspace.read.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says of each source of a project what state it is in and which numbers rest on it. A source that
 * is missing weighs on a number only where no other source tells of the same happenings.
 */
final class SourceStates {
  private static final Duration COMMIT_LAG = Duration.ofMinutes(10);
  private static final Set<EventType> METRICS =
      types(
          "parser/parse_completed",
          "generation/element_generated",
          "compliance/check_completed",
          "validation/validation_completed",
          "cost/estimate_completed",
          "template/template_promoted",
          "extraction/elements_extracted",
          "finetune/evaluation_completed",
          "security/scan_completed");
  private static final Set<EventType> AUDIT =
      types(
          "audit/entry_recorded",
          "sync/pull_completed",
          "sync/push_completed",
          "template/template_added",
          "template/template_removed",
          "regulatory/update_applied");
  private static final Set<EventType> AUDIT_ALONE =
      types("audit/entry_recorded", "sync/pull_completed", "sync/push_completed");
  private static final Set<EventType> ACTIVITY =
      types(
          "collaboration/comment_added",
          "collaboration/task_created",
          "collaboration/task_completed",
          "collaboration/review_requested",
          "collaboration/review_approved",
          "collaboration/review_rejected",
          "collaboration/command_executed");
  private static final Set<EventType> ACTIVITY_ALONE =
      types("collaboration/task_completed", "collaboration/command_executed");
  private static final Set<EventType> GIT =
      types(
          "element/created",
          "element/updated",
          "element/deleted",
          "sync/merge_completed",
          "sync/conflict_resolved");

  private static final Map<String, Set<EventType>> FILES =
      Map.of(
          "interactions", types("parser/feedback_recorded"),
          "COMPLIANCE.md", types("compliance/rule_evaluated"),
          "datasets", types("finetune/dataset_built"),
          "models", types("finetune/training_completed"),
          "registry.json", types("finetune/model_registered"),
          "snapshots", types("deployment/snapshot_created"));

  private final ProjectContent content;
  private final Instant now;
  private final Set<EventType> toldByWarehouses;
  private final List<SourceState> states = new ArrayList<>();

  SourceStates(ProjectContent content, Instant now) {
    this(content, now, Set.of());
  }

  /** {@code toldByWarehouses} are the types of which a missing source would not be the only one. */
  SourceStates(ProjectContent content, Instant now, Set<EventType> toldByWarehouses) {
    this.content = content;
    this.now = now;
    this.toldByWarehouses = toldByWarehouses;
  }

  /** Every type for which some source of a project is the authority. */
  static Set<EventType> allTypes() {
    Set<EventType> all = new TreeSet<>();
    List.of(METRICS, AUDIT, ACTIVITY, GIT).forEach(all::addAll);
    FILES.values().forEach(all::addAll);
    return all;
  }

  List<SourceState> all() {
    add("analytics.db", content.analytics(), metricsFeeds());
    add("audit.db", content.audit(), present(content.audit()) ? AUDIT : AUDIT_ALONE);
    add("activity.jsonl", content.activity(), activityFeeds());
    git();
    file("interactions", content.interactions());
    add("elements", content.elements(), Set.of());
    report("COMPLIANCE.md", Element::compliance, "their rule results are unknown");
    report("COST.md", Element::cost, "their amounts are unknown");
    report("VALIDATION.md", Element::validation, "their outcome is unknown");
    file("comments", content.comments());
    file("tasks.json", content.tasks());
    file("reviews.json", content.reviews());
    file("templates", content.templates());
    file("datasets", content.datasets());
    file("models", content.runs());
    file("registry.json", content.versions());
    file("snapshots", content.snapshots());
    file("REGULATORY_UPDATE.md", content.regulatory());
    return states;
  }

  private void file(String name, Reading<?> reading) {
    add(name, reading, FILES.getOrDefault(name, Set.of()));
  }

  /** Without the metrics database, what nothing else counts in full stays incomplete. */
  private Set<EventType> metricsFeeds() {
    if (present(content.analytics())) {
      return METRICS;
    }
    Set<EventType> feeds = new TreeSet<>(METRICS);
    if (present(content.audit()) || present(content.interactions())) {
      feeds.remove(EventType.parse("parser/parse_completed"));
    }
    if (content.git().status().complete()) {
      feeds.removeAll(
          types(
              "generation/element_generated",
              "template/template_promoted",
              "extraction/elements_extracted"));
    }
    if (present(content.audit())) {
      feeds.remove(EventType.parse("security/scan_completed"));
    }
    return feeds;
  }

  private Set<EventType> activityFeeds() {
    if (present(content.activity())) {
      return ACTIVITY;
    }
    boolean traces =
        !content.comments().records().isEmpty()
            || !content.tasks().records().isEmpty()
            || !content.reviews().records().isEmpty();
    return traces ? ACTIVITY_ALONE : Set.of();
  }

  /** Auto-commits can stop silently while work goes on: then git tells only half of the story. */
  private void git() {
    Reading<Commit> git = content.git();
    Optional<Instant> lastCommit =
        git.records().stream().map(Commit::at).max(Comparator.naturalOrder());
    Optional<Instant> lastWork =
        Stream.concat(
                content.analytics().records().stream()
                    .filter(row -> row.type().equals("generation/element_generated"))
                    .map(MetricRow::at),
                content.audit().records().stream()
                    .filter(row -> row.action().equals("generate"))
                    .map(AuditRow::at))
            .max(Comparator.naturalOrder());
    boolean stopped =
        git.status() == READ
            && lastCommit.isPresent()
            && lastWork.isPresent()
            && lastCommit.get().plus(COMMIT_LAG).isBefore(lastWork.get());
    if (stopped) {
      String detail =
          "AEC OS stopped committing at "
              + lastCommit.get()
              + " while work went on; elements changed by hand after that are unknown";
      add("git", PARTIAL, detail, GIT, git.records().size(), git.position());
    } else {
      add("git", git, GIT);
    }
  }

  private void report(String name, Function<Element, Optional<?>> report, String consequence) {
    Set<EventType> feeds = FILES.getOrDefault(name, Set.of());
    List<Element> elements = content.elements().records();
    long overwritten =
        elements.stream().filter(element -> element.overwritten().contains(name)).count();
    long read = elements.stream().filter(element -> report.apply(element).isPresent()).count();
    long damaged = content.elements().problemsIn(name);
    if (damaged > 0) {
      String detail = damaged + " " + name + " cannot be read; " + consequence;
      add(name, PARTIAL, detail, feeds, read, Map.of());
      return;
    }
    if (overwritten == 0) {
      Status status = content.elements().usable() ? READ : content.elements().status();
      String detail = content.elements().usable() ? "" : content.elements().detail();
      add(name, status, detail, feeds, read, Map.of());
      return;
    }
    String detail =
        overwritten
            + " of "
            + elements.size()
            + " "
            + name
            + " are placeholders that AEC OS wrote over the real report; "
            + consequence;
    add(name, PLACEHOLDER, detail, feeds, read, Map.of());
  }

  private void add(String source, Reading<?> reading, Set<EventType> feeds) {
    Set<EventType> missed = new TreeSet<>(feeds);
    if (!present(reading)) {
      missed.removeAll(toldByWarehouses);
    }
    add(
        source,
        reading.status(),
        reading.detail(),
        missed,
        reading.records().size(),
        reading.position());
  }

  private void add(
      String source,
      Status status,
      String detail,
      Set<EventType> feeds,
      long items,
      Map<String, Object> position) {
    String text = io.aecos.analytics.workspace.read.Json.write(new TreeMap<>(position));
    states.add(new SourceState(content.key(), source, status, detail, feeds, items, now, text));
  }

  private static boolean present(Reading<?> reading) {
    return reading.status() != Status.ABSENT;
  }

  private static Set<EventType> types(String... types) {
    Set<EventType> set = new TreeSet<>();
    for (String type : types) {
      set.add(EventType.parse(type));
    }
    return set;
  }
}
