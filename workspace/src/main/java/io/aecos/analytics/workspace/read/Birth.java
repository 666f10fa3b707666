package io.aecos.analytics.workspace.read;

import io.aecos.analytics.event.EventIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a project carries from its beginning, wherever its folder lies and whatever its name: the
 * first record of each source that only grows. What cannot be read gives no mark; the readers of
 * the sources say why.
 *
 * @param marks each {@code kind:value}; the kinds are in the order of what they prove
 * @param records identities of events that a connector derives from those records
 */
public record Birth(SortedSet<String> marks, List<List<String>> records) {
  /** The first row of {@code audit.db}. */
  public static final String AUDIT = "audit";

  /** The first row of {@code analytics.db}. */
  public static final String METRICS = "metrics";

  /** The first line of {@code activity.jsonl}. */
  public static final String FEED = "feed";

  /** The oldest interaction. */
  public static final String INTERACTION = "interaction";

  /** The first commit that tells of work. */
  public static final String WORK = "git";

  /**
   * The first commit of all. Projects that were made at one moment or from one template share it.
   */
  public static final String ROOT = "root";

  private static final int FEED_START = 1 << 20;

  public Birth {
    marks = Collections.unmodifiableSortedSet(new TreeSet<>(marks));
    records = List.copyOf(records);
  }

  /** Looks at the project in {@code root}; {@code scratch} holds copies for a moment. */
  public static Birth of(Path root, Path scratch) {
    ProjectDirectory directory = new ProjectDirectory("", root);
    Looking looking = new Looking(directory, scratch);
    looking.databases();
    looking.feed();
    looking.interactions();
    GitBirth.of(directory, scratch).forEach((kind, commit) -> looking.mark(kind, commit));
    return new Birth(looking.marks, looking.records);
  }

  /** The ids of the events that these records give in a project whose seed is {@code seed}. */
  public List<UUID> events(String seed) {
    List<UUID> ids = new ArrayList<>();
    for (List<String> record : records) {
      List<String> parts = new ArrayList<>(List.of(seed));
      parts.addAll(record);
      ids.add(EventIds.of(parts.toArray(String[]::new)));
    }
    return ids;
  }

  private static final class Looking {
    private final ProjectDirectory directory;
    private final Path scratch;
    private final SortedSet<String> marks = new TreeSet<>();
    private final List<List<String>> records = new ArrayList<>();

    Looking(ProjectDirectory directory, Path scratch) {
      this.directory = directory;
      this.scratch = scratch;
    }

    void mark(String kind, String value) {
      marks.add(kind + ":" + value);
    }

    void databases() {
      JsonNode nothing = Json.nothing();
      AuditRow audit = new AuditDatabase(directory, scratch, nothing).first();
      if (audit != null) {
        mark(AUDIT, audit.entryHash());
        String id = String.valueOf(audit.id());
        records.add(List.of("audit", id, audit.entryHash(), audit.contentHash()));
      }
      MetricRow metric = new AnalyticsDatabase(directory, scratch, nothing).first();
      if (metric != null) {
        mark(METRICS, metric.fingerprint());
        records.add(List.of("analytics.db", String.valueOf(metric.id()), metric.fingerprint()));
      }
    }

    void feed() {
      JsonNode line = firstLine();
      String id = line == null ? "" : Json.string(line, "id");
      if (line != null && !id.isEmpty()) {
        mark(FEED, id);
        records.add(List.of("activity", id));
        for (String kind : List.of("comment", "task", "review")) {
          records.add(List.of(kind, Json.string(line.path("details"), kind + "_id")));
        }
      }
    }

    private @Nullable JsonNode firstLine() {
      try {
        Path file = directory.resolve(".aecos/activity.jsonl");
        if (directory.file(file) == null) {
          return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
          String start = new String(in.readNBytes(FEED_START), StandardCharsets.UTF_8);
          return start
              .lines()
              .map(Looking::parsed)
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(null);
        }
      } catch (IOException e) {
        // The reader of the feed says why.
        return null;
      }
    }

    private static Optional<JsonNode> parsed(String line) {
      try {
        return Optional.of(Json.object(line.getBytes(StandardCharsets.UTF_8)));
      } catch (BadRecord e) {
        // The reader of the feed hands it in to quarantine.
        return Optional.empty();
      }
    }

    void interactions() {
      new Interactions(directory, false)
          .read().records().stream()
              .min(Comparator.comparing(Interaction::at).thenComparing(Interaction::id))
              .ifPresent(first -> interaction(first.id(), first.at()));
    }

    private void interaction(String id, Instant at) {
      mark(INTERACTION, id + "@" + at);
      records.add(List.of("interaction", id, at.toString()));
    }
  }
}
