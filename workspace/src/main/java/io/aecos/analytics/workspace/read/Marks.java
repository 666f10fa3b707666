package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single marks in a project: its snapshots and the report of the last regulatory update. */
public final class Marks {
  private final ProjectDirectory project;
  private final FolderCache<SnapshotMark> snapshots;
  private final FolderCache<RegulatoryReport> regulatory;
  private @Nullable Reading<SnapshotMark> lastSnapshots;
  private @Nullable Reading<RegulatoryReport> lastReport;

  public Marks(ProjectDirectory project) {
    this.project = project;
    this.snapshots = new FolderCache<>(project, (content, file, modified) -> snapshot(content));
    this.regulatory = new FolderCache<>(project, (content, file, modified) -> report(content));
  }

  public Reading<SnapshotMark> snapshots() {
    List<SnapshotMark> found = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    try {
      for (Path folder : project.list(project.resolve(".aecos/snapshots"))) {
        take(snapshots.get(folder.resolve("metadata.json")), found, problems);
      }
    } catch (IOException e) {
      return Reading.unreadable("snapshots cannot be read: " + ProjectDirectory.reason(e));
    }
    lastSnapshots = Reading.of(found, problems, "snapshots").orSame(lastSnapshots);
    return lastSnapshots;
  }

  public Reading<RegulatoryReport> regulatory() {
    List<RegulatoryReport> found = new ArrayList<>();
    List<Delivery.Item> problems = new ArrayList<>();
    take(regulatory.get(project.resolve("REGULATORY_UPDATE.md")), found, problems);
    lastReport = Reading.of(found, problems, "file").orSame(lastReport);
    return lastReport;
  }

  private static <T> void take(
      FolderCache.Entry<T> entry, List<T> found, List<Delivery.Item> problems) {
    entry.value().ifPresent(found::add);
    if (entry.problem() != null) {
      problems.add(entry.problem());
    }
  }

  private static SnapshotMark snapshot(byte[] content) throws BadRecord {
    JsonNode node = Json.object(content);
    Instant at = Times.iso("timestamp", Json.required(node, "timestamp"));
    return new SnapshotMark(Json.text(node, "label"), at, Json.text(node, "git_tag"));
  }

  private static RegulatoryReport report(byte[] content) throws BadRecord {
    Markdown report = new Markdown(Json.text(content));
    String at = report.field("Applied At", null);
    return new RegulatoryReport(
        String.valueOf(report.field("Code", "")),
        String.valueOf(report.field("New Version", "")),
        Times.iso("Applied At", at == null ? "" : at),
        Markdown.number(report.cell("Added")),
        Markdown.number(report.cell("Modified")),
        Markdown.number(report.cell("Removed")),
        Markdown.number(report.field("Affected Templates", null)),
        Markdown.number(report.field("Affected Elements", null)));
  }
}
