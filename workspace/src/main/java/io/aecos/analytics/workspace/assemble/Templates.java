package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.MetricRow;
import io.aecos.analytics.workspace.read.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template library. AEC OS counts a reuse for each generation from a template and for each
 * promotion: the former is the same happening as the generation, the latter is a promotion.
 */
final class Templates {
  private static final Duration BLINK = Duration.ofSeconds(10);
  private static final Pattern BULK =
      Pattern.compile("feat: promote (\\d{1,4}) elements? to templates?");

  private final Sheet sheet;
  private final Traces traces;
  private final Pairing<Commit> commits;

  Templates(Sheet sheet, Traces traces) {
    this.sheet = sheet;
    this.traces = traces;
    this.commits = new Pairing<>(traces.commits, Commit::at);
  }

  void write() {
    List<MetricRow> promotions = promotions();
    traces.pair(promotions, "template_add");
    for (MetricRow row : promotions) {
      AuditRow partner = traces.partner(row);
      UUID own = Metrics.id(sheet, row);
      List<UUID> others = new ArrayList<>(commitIds(row.at(), row.templateId(), Types.PROMOTED));
      if (partner != null) {
        others.add(0, auditId(partner));
      }
      UUID id = sheet.keep(own, others);
      EventBuilder event = sheet.event(Types.PROMOTED, "analytics.db", row.at(), id);
      describe(event, row.templateId(), true);
      sheet.add(event, Metrics.location(row));
    }
    for (AuditRow row : traces.alone("template_add")) {
      added(row);
    }
    for (AuditRow row : traces.audits("template_remove")) {
      write(Types.TEMPLATE_REMOVED, row, lastPart(row.resource()));
    }
    commits.left().forEach(this::fromGit);
  }

  /** The id under which the commit of the same happening may be stored, if there is one. */
  private List<UUID> commitIds(Instant at, String template, EventType type) {
    Commit commit =
        commits.take(
            at,
            BLINK,
            Duration.ofSeconds(1),
            found ->
                !bulk(found) && template.equals(templateOf(found)) && type.equals(typeOf(found)));
    return commit == null ? List.of() : List.of(gitId(commit, type));
  }

  private UUID gitId(Commit commit, EventType type) {
    return sheet.id("git", commit.id(), type.toString());
  }

  private static boolean bulk(Commit commit) {
    return BULK.matcher(commit.subject()).matches();
  }

  private static String templateOf(Commit commit) {
    return lastPart(commit.subject().substring(commit.subject().lastIndexOf(' ') + 1));
  }

  private static @Nullable EventType typeOf(Commit commit) {
    String subject = commit.subject();
    if (subject.startsWith("feat: promote element to template ")) {
      return Types.PROMOTED;
    }
    if (subject.startsWith("feat: add template ")) {
      return Types.TEMPLATE_ADDED;
    }
    return subject.startsWith("chore: remove template ") ? Types.TEMPLATE_REMOVED : null;
  }

  private List<MetricRow> promotions() {
    List<MetricRow> generated =
        traces.metrics(Types.GENERATED).stream().filter(r -> !r.templateId().isEmpty()).toList();
    Pairing<MetricRow> reuses = new Pairing<>(generated, MetricRow::at);
    List<MetricRow> promotions = new ArrayList<>();
    for (MetricRow row : traces.metrics(Types.REUSE)) {
      if (reuses.take(row.at(), BLINK, Duration.ZERO, g -> g.templateId().equals(row.templateId()))
          == null) {
        promotions.add(row);
      }
    }
    return promotions;
  }

  private void added(AuditRow row) {
    String template = lastPart(row.resource());
    boolean promoted = row.resource().contains("/") || row.resource().contains("\\");
    if (!promoted) {
      write(Types.TEMPLATE_ADDED, row, template);
    } else if (sheet.mayStandIn(row.at(), "analytics.db")) {
      write(Types.PROMOTED, row, template);
    }
  }

  private void write(EventType type, AuditRow row, String template) {
    UUID id = sheet.keep(auditId(row), commitIds(row.at(), template, type));
    EventBuilder event = sheet.event(type, "audit.db", row.at(), id);
    describe(event, template, type.equals(Types.PROMOTED));
    sheet.add(event, "audit.db#" + row.id());
  }

  private UUID auditId(AuditRow row) {
    return sheet.id("audit.db", "template", String.valueOf(row.id()), row.entryHash());
  }

  private void fromGit(Commit commit) {
    Matcher bulk = BULK.matcher(commit.subject());
    if (bulk.matches()) {
      int count = Integer.parseInt(bulk.group(1));
      for (int i = 0; i < count; i++) {
        UUID id = sheet.id("git", commit.id(), "promoted", String.valueOf(i));
        sheet.add(sheet.event(Types.PROMOTED, "git", commit.at(), id), "git#" + commit.id());
      }
      return;
    }
    EventType type = typeOf(commit);
    if (type == null) {
      return;
    }
    boolean promoted = type.equals(Types.PROMOTED);
    String[] authorities =
        promoted ? new String[] {"analytics.db", "audit.db"} : new String[] {"audit.db"};
    if (sheet.mayStandIn(commit.at(), authorities)) {
      EventBuilder event = sheet.event(type, "git", commit.at(), gitId(commit, type));
      describe(event, templateOf(commit), promoted);
      sheet.add(event, "git#" + commit.id());
    }
  }

  private void describe(EventBuilder event, String templateId, boolean promoted) {
    Template template = sheet.template(templateId);
    String ifcClass = template == null ? null : template.ifcClass();
    sheet.describe(event, promoted ? templateId : null, ifcClass);
    event.templateId(templateId);
    if (template != null) {
      event.user(template.author());
      event.region(template.regions().isEmpty() ? null : Regions.of(template.regions().get(0)));
      event.codeEdition(template.codes().isEmpty() ? null : template.codes().get(0));
    }
  }

  private static String lastPart(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return last.startsWith("template_") ? last.substring("template_".length()) : last;
  }
}
