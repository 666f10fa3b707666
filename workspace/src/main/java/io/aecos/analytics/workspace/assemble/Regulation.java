package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.RegulatoryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final List<Update> updates = new ArrayList<>();

  Regulation(Sheet sheet, Traces traces) {
    this.sheet = sheet;
    this.lines = new Pairing<>(traces.activities("regulatory_update"), Activity::at);
    this.commits = new Pairing<>(traces.commits("regulatory: update "), Commit::at);
    this.audits = traces.audits("regulatory_update");
  }

  void write() {
    for (AuditRow row : audits) {
      Activity line = line(row.at(), row.resource());
      updates.add(new Update(row, line, commit(row.at(), row.resource())));
    }
    for (Activity line : lines.left()) {
      if (sheet.mayStandIn(line.at(), "audit.db")) {
        updates.add(new Update(null, line, commit(line.at(), line.detail("code_name"))));
      }
    }
    for (Commit commit : commits.left()) {
      if (sheet.mayStandIn(commit.at(), "audit.db") && activityIsSilent(commit.at())) {
        updates.add(new Update(null, null, commit));
      }
    }
    updates.sort(Comparator.comparing(Update::at));
    updates.forEach(this::write);
  }

  private boolean activityIsSilent(Instant at) {
    return !sheet.content.activity().usable() || !sheet.settling(at);
  }

  private @Nullable Activity line(Instant at, String code) {
    return lines.takeInOrder(at, Sheet.MOMENT, line -> line.detail("code_name").equals(code));
  }

  private @Nullable Commit commit(Instant at, String code) {
    return commits.takeInOrder(at, Sheet.MOMENT, commit -> part(commit, 1).equals(code));
  }

  private static String part(Commit commit, int group) {
    Matcher subject = COMMIT.matcher(commit.subject());
    return subject.matches() ? subject.group(group) : "";
  }

  /** One update with the traces that are left of it; at least one is. */
  private record Update(@Nullable AuditRow row, @Nullable Activity line, @Nullable Commit commit) {
    Instant at() {
      if (row != null) {
        return row.at();
      }
      return line != null ? line.at() : commit != null ? commit.at() : Instant.EPOCH;
    }

    String code() {
      if (row != null) {
        return row.resource();
      }
      return line != null ? line.detail("code_name") : commit != null ? part(commit, 1) : "";
    }

    String source() {
      return row != null ? "audit.db" : line != null ? "activity.jsonl" : "git";
    }
  }

  private List<UUID> ids(Update update) {
    List<UUID> ids = new ArrayList<>();
    AuditRow row = update.row();
    if (row != null) {
      ids.add(sheet.id("audit.db", "regulation", String.valueOf(row.id()), row.entryHash()));
    }
    if (update.line() != null) {
      ids.add(sheet.id("activity", update.line().id()));
    }
    if (update.commit() != null) {
      ids.add(sheet.id("git", update.commit().id(), Types.REGULATION.toString()));
    }
    return ids;
  }

  private void write(Update update) {
    List<UUID> ids = ids(update);
    String source = update.source();
    UUID id = sheet.keep(ids.get(0), ids);
    EventBuilder event = sheet.event(Types.REGULATION, source, update.at(), id);
    event.codeEdition(update.code()).attribute("code", update.code());
    Commit commit = update.commit();
    if (commit != null) {
      event.attribute("version", part(commit, 2));
    }
    counts(event, update.line());
    report(event, update);
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

  /** The report is written anew by each update, so it tells of the last one near it. */
  private boolean isLastNear(Update update, RegulatoryReport report) {
    return updates.stream()
        .filter(one -> one.code().equals(report.code()))
        .filter(one -> Duration.between(report.at(), one.at()).abs().compareTo(Sheet.MOMENT) < 0)
        .reduce((earlier, later) -> later)
        .filter(update::equals)
        .isPresent();
  }

  private void report(EventBuilder event, Update update) {
    for (RegulatoryReport report : sheet.content.regulatory().records()) {
      if (isLastNear(update, report)) {
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
