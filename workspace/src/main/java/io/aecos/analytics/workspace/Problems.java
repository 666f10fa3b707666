package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.ledger.SourceBook;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.workspace.assemble.ProjectContent;
import io.aecos.analytics.workspace.read.BadRecord;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Json;
import io.aecos.analytics.workspace.read.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which damaged records were already handed in, so that each is counted once. */
final class Problems {
  private static final String PLACE = "problems";
  private static final int MOST = 5_000;
  private final String project;
  private final Set<String> reported = new TreeSet<>();

  Problems(SourceBook book, String project) {
    this.project = project;
    String position = book.find(project, PLACE).map(SourceState::position).orElse("{}");
    try {
      reported.addAll(
          Json.texts(Json.object(position.getBytes(StandardCharsets.UTF_8)).path("reported")));
    } catch (BadRecord e) {
      throw new IllegalStateException("the position of " + PLACE + " is damaged", e);
    }
  }

  /** Adds the new damaged records of all sources to what is to be delivered. */
  void collect(ProjectContent content, Map<String, List<Delivery.Item>> news) {
    Map<String, Reading<?>> readings = new LinkedHashMap<>();
    readings.put("analytics.db", content.analytics());
    readings.put("audit.db", content.audit());
    readings.put("activity.jsonl", content.activity());
    readings.put("interactions", content.interactions());
    readings.put("elements", content.elements());
    readings.put("comments", content.comments());
    readings.put("tasks.json", content.tasks());
    readings.put("reviews.json", content.reviews());
    readings.put("templates", content.templates());
    readings.put("datasets", content.datasets());
    readings.put("models", content.runs());
    readings.put("registry.json", content.versions());
    readings.put("snapshots", content.snapshots());
    readings.put("REGULATORY_UPDATE.md", content.regulatory());
    readings.forEach(
        (source, reading) -> {
          for (Delivery.Item item : reading.problems()) {
            if (reported.size() < MOST && reported.add(key(item))) {
              news.computeIfAbsent("workspace:" + source, name -> new ArrayList<>()).add(item);
            }
          }
        });
  }

  /** {@code states} with one more that remembers what was reported. */
  List<SourceState> annotate(List<SourceState> states) {
    if (reported.isEmpty() || states.isEmpty()) {
      return states;
    }
    List<SourceState> more = new ArrayList<>(states);
    more.add(
        new SourceState(
            project,
            PLACE,
            SourceState.Status.READ,
            reported.size() + " damaged records were handed in to quarantine",
            Set.of(),
            reported.size(),
            states.get(0).checkedAt(),
            Json.write(Map.of("reported", List.copyOf(reported)))));
    return more;
  }

  private static String key(Delivery.Item item) {
    String content = item.getClass().getSimpleName();
    if (item instanceof Delivery.Broken broken) {
      content = Hashes.sha256(broken.raw());
    } else if (item instanceof Delivery.Refused refused) {
      content = refused.location() + refused.reason();
    }
    return Hashes.sha256(content).substring(0, 16);
  }
}
