package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Comment;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.Dataset;
import io.aecos.analytics.workspace.read.Element;
import io.aecos.analytics.workspace.read.Interaction;
import io.aecos.analytics.workspace.read.MetricRow;
import io.aecos.analytics.workspace.read.Model;
import io.aecos.analytics.workspace.read.Reading;
import io.aecos.analytics.workspace.read.RegulatoryReport;
import io.aecos.analytics.workspace.read.Review;
import io.aecos.analytics.workspace.read.SnapshotMark;
import io.aecos.analytics.workspace.read.Task;
import io.aecos.analytics.workspace.read.Template;

/**
 * All that the sources of one project hold at one moment. Event ids are derived from {@code seed}.
 */
public record ProjectContent(
    String key,
    String seed,
    Reading<MetricRow> analytics,
    Reading<AuditRow> audit,
    Reading<Activity> activity,
    Reading<Commit> git,
    Reading<Interaction> interactions,
    Reading<Element> elements,
    Reading<Comment> comments,
    Reading<Task> tasks,
    Reading<Review> reviews,
    Reading<Template> templates,
    Reading<Dataset> datasets,
    Reading<Model> runs,
    Reading<Model> versions,
    Reading<SnapshotMark> snapshots,
    Reading<RegulatoryReport> regulatory) {

  /** The content of a project of which nothing could be read, with the reason why. */
  public static ProjectContent unreadable(String key, String seed, String detail) {
    return new ProjectContent(
        key,
        seed,
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail),
        Reading.unreadable(detail));
  }
}
