package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.RegulatoryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Building code updates. The audit row is the authority; the activity line knows the number of
 * rules, the commit the version, and the report of the last update what it affected.
 */
final class Regulation {
  private static final Pattern COMMIT = Pattern.compile("regulatory: update (.+) to (.+)");
  private static final Pattern CHANGES =
      Pattern.compile("Added: (\\d+), Modified: (\\d+), Removed: (\\d+)");

  private final Sheet sheet;
  private final Pairing<Activity> lines;
  private final Pairing<Commit> commits;
  private final List<AuditRow> audits;

  Regulation(Sheet sheet, Traces traces) {
    this.sheet = sheet;
    this.lines = new Pairing<>(traces.activities("regulatory_update"), Activity::at);
    this.commits = new Pairing<>(traces.commits("regulatory: update "), Commit::at);
    this.audits = traces.audits("regulatory_update");
  }

  void write() {
    for (AuditRow row : audits) {
      Activity line = line(row.at(), row.resource());
      write(row, line, commit(row.at(), row.resource()));
    }
    for (Activity line : lines.left()) {
      if (sheet.mayStandIn(line.at(), "audit.db")) {
        write(null, line, commit(line.at(), line.detail("code_name")));
      }
    }
    for (Commit commit : commits.left()) {
      if (sheet.mayStandIn(commit.at(), "audit.db") && activityIsSilent(commit.at())) {
        write(null, null, commit);
      }
    }
  }

  private boolean activityIsSilent(Instant at) {
    return !sheet.content.activity().usable() || !sheet.settling(at);
  }

  private @Nullable Activity line(Instant at, String code) {
    return lines.take(
        at, Sheet.MOMENT, Sheet.MOMENT, line -> line.detail("code_name").equals(code));
  }

  private @Nullable Commit commit(Instant at, String code) {
    return commits.take(at, Sheet.MOMENT, Sheet.MOMENT, commit -> part(commit, 1).equals(code));
  }

  private static String part(Commit commit, int group) {
    Matcher subject = COMMIT.matcher(commit.subject());
    return subject.matches() ? subject.group(group) : "";
  }

  private void write(@Nullable AuditRow row, @Nullable Activity line, @Nullable Commit commit) {
    List<UUID> ids = new ArrayList<>();
    String source = "git";
    String code = "";
    Instant at = Instant.EPOCH;
    if (commit != null) {
      ids.add(sheet.id("git", commit.id(), Types.REGULATION.toString()));
      code = part(commit, 1);
      at = commit.at();
    }
    if (line != null) {
      ids.add(0, sheet.id("activity", line.id()));
      source = "activity.jsonl";
      code = line.detail("code_name");
      at = line.at();
    }
    if (row != null) {
      ids.add(0, sheet.id("audit.db", "regulation", String.valueOf(row.id()), row.entryHash()));
      source = "audit.db";
      code = row.resource();
      at = row.at();
    }
    EventBuilder event = sheet.event(Types.REGULATION, source, at, sheet.keep(ids.get(0), ids));
    event.codeEdition(code).attribute("code", code);
    if (commit != null) {
      event.attribute("version", part(commit, 2));
    }
    counts(event, line);
    report(event, code, at);
    sheet.add(event, source);
  }

  private static void counts(EventBuilder event, @Nullable Activity line) {
    Matcher changes = CHANGES.matcher(line == null ? "" : line.detail("changes"));
    if (changes.find()) {
      double added = Double.parseDouble(changes.group(1));
      double modified = Double.parseDouble(changes.group(2));
      double removed = Double.parseDouble(changes.group(3));
      numbers(event, added, modified, removed);
    }
  }

  private static void numbers(EventBuilder event, double added, double modified, double removed) {
    event
        .value(added + modified + removed)
        .attribute("added", added)
        .attribute("modified", modified)
        .attribute("removed", removed);
  }

  private void report(EventBuilder event, String code, Instant at) {
    for (RegulatoryReport report : sheet.content.regulatory().records()) {
      if (report.code().equals(code)
          && Duration.between(report.at(), at).abs().compareTo(Sheet.MOMENT) < 0) {
        if (report.added() != null && report.modified() != null && report.removed() != null) {
          numbers(event, report.added(), report.modified(), report.removed());
        }
        event
            .attribute("version", report.version())
            .attribute("templates_affected", report.templates())
            .attribute("elements_affected", report.elements());
      }
    }
  }
}
