package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.Element;
import io.aecos.analytics.workspace.read.MetricRow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What only git tells: elements made, changed and deleted by hand, merges and their conflicts. */
final class Repository {
  private static final Pattern CREATED = Pattern.compile("feat: create element (.*) \\((\\w*)\\)");
  private static final String UPDATE = "fix: update element ";
  private static final String DELETE = "chore: delete element ";
  private static final Pattern EXTRACTED =
      Pattern.compile("feat: extract (\\d{1,9}) elements? from (.+)");

  private final Sheet sheet;
  private final Traces traces;

  Repository(Sheet sheet, Traces traces) {
    this.sheet = sheet;
    this.traces = traces;
  }

  void write() {
    extractions();
    for (Commit commit : traces.commits) {
      if (commit.merge()) {
        merge(commit);
      } else {
        element(commit);
      }
    }
  }

  private void merge(Commit commit) {
    add(Types.MERGED, commit, null, null);
    if (commit.conflict()) {
      add(Types.RESOLVED, commit, null, null);
    }
  }

  private void element(Commit commit) {
    String subject = commit.subject();
    Matcher created = CREATED.matcher(subject);
    if (created.matches()) {
      add(Types.CREATED, commit, named(created.group(1)), created.group(2));
    } else if (subject.startsWith(UPDATE)) {
      add(Types.UPDATED, commit, subject.substring(UPDATE.length()).strip(), null);
    } else if (subject.startsWith(DELETE)) {
      add(Types.DELETED, commit, subject.substring(DELETE.length()).strip(), null);
    }
  }

  private void extractions() {
    Pairing<Commit> commits = new Pairing<>(traces.commits("feat: extract "), Commit::at);
    for (MetricRow row : traces.metrics(Types.EXTRACTED)) {
      Commit commit = commits.take(row.at(), Sheet.MOMENT, Duration.ofSeconds(1), c -> true);
      UUID own = Metrics.id(sheet, row);
      UUID id = commit == null ? own : sheet.keep(own, List.of(extractionId(commit)));
      String path = row.ifcPath();
      EventBuilder event = sheet.event(Types.EXTRACTED, "analytics.db", row.at(), id);
      event
          .value(row.value())
          .user(row.user())
          .attribute(
              "file", path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
      sheet.add(event, Metrics.location(row));
    }
    for (Commit commit : commits.left()) {
      Matcher extracted = EXTRACTED.matcher(commit.subject());
      if (extracted.matches() && sheet.mayStandIn(commit.at(), "analytics.db")) {
        EventBuilder event = sheet.event(Types.EXTRACTED, "git", commit.at(), extractionId(commit));
        event.value(Double.valueOf(extracted.group(1))).attribute("file", extracted.group(2));
        sheet.add(event, "git#" + commit.id());
      }
    }
  }

  private UUID extractionId(Commit commit) {
    return sheet.id("git", commit.id(), Types.EXTRACTED.toString());
  }

  private void add(
      EventType type, Commit commit, @Nullable String element, @Nullable String ifcClass) {
    UUID id = sheet.id("git", commit.id(), type.toString());
    EventBuilder event = sheet.event(type, "git", commit.at(), id);
    if (element != null || ifcClass != null) {
      sheet.describe(event, element, ifcClass);
    } else {
      event.attribute("commit", commit.id());
    }
    sheet.add(event, "git#" + commit.id());
  }

  /** The element whose id begins with the eight characters that AEC OS puts into default names. */
  private @Nullable String named(String name) {
    String start = name.substring(name.lastIndexOf('_') + 1);
    if (start.length() != 8) {
      return null;
    }
    List<String> found =
        sheet.content.elements().records().stream()
            .map(Element::id)
            .filter(id -> id.startsWith(start))
            .limit(2)
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }
}
