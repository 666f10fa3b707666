package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a queue directory: its segments, the counters of all its processes (by group and
 * name, as in {@code counters.json}) and {@code findings}, what is wrong in plain words; none when
 * all is well.
 */
public record Diagnosis(
    Path directory,
    List<SegmentState> segments,
    Map<String, Object> counters,
    List<String> findings) {

  /** Copies its arguments. */
  public Diagnosis {
    segments = List.copyOf(segments);
    counters = Map.copyOf(counters);
    findings = List.copyOf(findings);
  }

  /** Looks at a directory without changing it. */
  public static Diagnosis of(Path directory) {
    return of(directory, file -> SegmentState.of(file, List.of()));
  }

  /** Tells the state of the segment in a file; null when it is gone. */
  @FunctionalInterface
  interface Look {
    @Nullable SegmentState at(Path file) throws IOException;
  }

  /** {@code look} knows the segments of the client that asks. */
  static Diagnosis of(Path directory, Look look) {
    List<SegmentState> segments = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    Map<String, Object> counters = Map.of();
    try {
      for (Path file : SegmentName.list(directory)) {
        SegmentState state = look.at(file);
        if (state != null) {
          segments.add(state);
        }
      }
      counters = CounterFile.read(directory);
    } catch (IOException | RuntimeException e) {
      findings.add("cannot read " + directory + ": " + Troubles.describe(e));
    }
    findings.addAll(findings(directory, segments, counters));
    return new Diagnosis(directory, segments, counters, findings);
  }

  Diagnosis with(Troubles troubles) {
    List<String> all = new ArrayList<>(findings);
    String[] current = {troubles.settings(), troubles.queue(), troubles.server()};
    for (String trouble : current) {
      if (trouble != null) {
        all.add(trouble);
      }
    }
    return new Diagnosis(directory, segments, counters, all);
  }

  /** The events that wait for the server. */
  public long waiting() {
    return segments.stream().mapToLong(SegmentState::waiting).sum();
  }

  /** The bytes of all segments. */
  public long bytes() {
    return segments.stream().mapToLong(SegmentState::bytes).sum();
  }

  private static List<String> findings(
      Path directory, List<SegmentState> segments, Map<String, Object> counters) {
    List<String> findings = new ArrayList<>();
    if (Files.exists(directory) && !Files.isWritable(directory)) {
      findings.add("the directory cannot be written to");
    }
    for (SegmentState segment : segments) {
      if (segment.kind() == SegmentState.Kind.FOREIGN) {
        findings.add(
            segment.file().getFileName() + " is no segment of this version; it is left alone");
      }
    }
    if (counters.get("lost") instanceof Map<?, ?> lost) {
      lost.forEach(
          (reason, count) -> {
            if (CounterFile.numberOf(count) > 0) {
              findings.add(count + " events were lost: " + reason);
            }
          });
    }
    return findings;
  }

  /** A page for people. */
  @Override
  public String toString() {
    StringBuilder page = new StringBuilder();
    page.append("queue     ").append(directory).append('\n');
    page.append("waiting   ").append(waiting()).append(" events, ");
    page.append(bytes()).append(" bytes in ").append(segments.size()).append(" segments\n");
    for (SegmentState segment : segments) {
      page.append("  ").append(segment.file().getFileName()).append("  ").append(segment.kind());
      page.append("  ").append(segment.waiting()).append(" waiting\n");
    }
    page.append("counters  ").append(counters).append('\n');
    findings.forEach(finding -> page.append("!         ").append(finding).append('\n'));
    return page.append(findings.isEmpty() ? "all is well\n" : "").toString();
  }
}
