package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Commit;
import io.aecos.analytics.workspace.read.MetricRow;
import io.aecos.analytics.workspace.read.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Generated elements. The metric row is the authority; the audit row or the commit names the
 * element, the parse that it came from leads to the person. The audit rows of one generation follow
 * each other, which tells whose check, validation and estimate they are.
 */
final class Generations {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration COMMIT_LEAD = Duration.ofSeconds(15);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Sheet sheet;
  private final Traces traces;
  private final Parses parses;
  private final List<GenerationCase> cases = new ArrayList<>();
  private final Map<Long, GenerationCase> byStep = new HashMap<>();

  Generations(Sheet sheet, Traces traces, Parses parses) {
    this.sheet = sheet;
    this.traces = traces;
    this.parses = parses;
    collect();
    attachCommits();
    attachParses();
    attachSteps();
  }

  /** The generation that a check, validation or estimate was a step of. */
  @Nullable GenerationCase ofStep(long auditRow) {
    return byStep.get(auditRow);
  }

  void write() {
    for (GenerationCase generation : cases) {
      write(generation);
    }
  }

  private void collect() {
    List<MetricRow> rows = traces.metrics(Types.GENERATED);
    traces.pair(rows.stream().filter(row -> row.templateId().isEmpty()).toList(), "generate");
    for (MetricRow row : rows) {
      cases.add(new GenerationCase(row, traces.partner(row), null));
    }
    for (AuditRow row : traces.alone("generate")) {
      cases.add(new GenerationCase(null, row, null));
    }
  }

  private void attachCommits() {
    List<Commit> commits =
        traces.commits(GeneratedCommit.START).stream().filter(GeneratedCommit::is).toList();
    Pairing<Commit> pairing = new Pairing<>(commits, Commit::at);
    for (GenerationCase generation : cases) {
      if (generation.audit != null) {
        String element = generation.audit.element();
        generation.commit =
            pairing.take(
                generation.audit.at(),
                LONGEST,
                SECOND,
                commit -> element.equals(GeneratedCommit.element(commit)));
      }
    }
    for (GenerationCase generation : cases) {
      if (generation.metric != null && generation.audit == null) {
        String template = generation.metric.templateId();
        generation.commit =
            pairing.take(
                generation.metric.at(),
                COMMIT_LEAD,
                SECOND,
                commit -> template.equals(GeneratedCommit.template(commit)));
      }
    }
    for (Commit commit : pairing.left()) {
      cases.add(new GenerationCase(null, null, commit));
    }
  }

  private void attachParses() {
    Map<String, List<AuditRow>> bySpec = new HashMap<>();
    for (AuditRow row : traces.audits("parse")) {
      bySpec.computeIfAbsent(row.afterHash(), key -> new ArrayList<>()).add(row);
    }
    for (GenerationCase generation : cases) {
      if (generation.audit != null) {
        AuditRow parse = null;
        for (AuditRow row : bySpec.getOrDefault(generation.audit.beforeHash(), List.of())) {
          parse = row.id() < generation.audit.id() ? row : parse;
        }
        generation.parse = parse == null ? null : parses.ofAuditRow(parse.id());
      }
    }
  }

  private void attachSteps() {
    for (GenerationCase generation : cases) {
      AuditRow end = generation.audit;
      if (end == null) {
        continue;
      }
      generation.validation =
          before(end, traces.audits("validate"), row -> row.element().equals(end.element()));
      if (generation.validation == null) {
        continue;
      }
      AuditRow middle = generation.validation;
      generation.check = before(middle, traces.audits("compliance_check"), row -> true);
      generation.estimate =
          before(end, traces.audits("cost_estimate"), row -> row.id() > middle.id());
      for (AuditRow step :
          new @Nullable AuditRow[] {generation.check, generation.validation, generation.estimate}) {
        if (step != null) {
          byStep.putIfAbsent(step.id(), generation);
        }
      }
    }
  }

  /** The nearest row before {@code end} in a list ordered by id. */
  private static @Nullable AuditRow before(
      AuditRow end, List<AuditRow> rows, java.util.function.Predicate<AuditRow> fits) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).id() < end.id()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0 && rows.get(i).id() > end.id() - 50; i--) {
      AuditRow row = rows.get(i);
      if (fits.test(row) && row.at().plus(LONGEST).isAfter(end.at())) {
        return row;
      }
    }
    return null;
  }

  private void write(GenerationCase generation) {
    UUID byAudit =
        generation.audit == null
            ? null
            : sheet.id("audit.db", "generate", generation.audit.entryHash());
    UUID byCommit = generation.commit == null ? null : commitId(generation);
    List<UUID> others = new ArrayList<>();
    if (byAudit != null) {
      others.add(byAudit);
    }
    if (byCommit != null) {
      others.add(byCommit);
    }
    if (generation.metric != null) {
      UUID id = sheet.keep(Metrics.id(sheet, generation.metric), others);
      EventBuilder event =
          sheet
              .event(Types.GENERATED, "analytics.db", generation.metric.at(), id)
              .value(generation.metric.value());
      fill(event, generation, Metrics.location(generation.metric));
    } else if (generation.audit != null && byAudit != null) {
      if (sheet.mayStandIn(generation.audit.at(), "analytics.db")) {
        UUID id = sheet.keep(byAudit, others);
        EventBuilder event = sheet.event(Types.GENERATED, "audit.db", generation.audit.at(), id);
        fill(event, generation, "audit.db#" + generation.audit.id());
      }
    } else if (generation.commit != null && byCommit != null) {
      Commit commit = generation.commit;
      if (sheet.mayStandIn(commit.at(), "analytics.db", "audit.db")) {
        EventBuilder event = sheet.event(Types.GENERATED, "git", commit.at(), byCommit);
        fill(event, generation, "git#" + commit.id());
      }
    }
  }

  private UUID commitId(GenerationCase generation) {
    String element = String.valueOf(generation.element());
    return sheet.id("git", "generated", element);
  }

  /** Where the element of a generation stands: what its template or its prompt's context says. */
  void region(EventBuilder event, GenerationCase generation) {
    Template template = sheet.template(generation.template());
    ParseCase parse = generation.parse;
    if (template != null) {
      event.region(template.regions().isEmpty() ? null : Regions.of(template.regions().get(0)));
    } else if (parse != null && parse.interaction != null) {
      event.region(Regions.of(parse.interaction.jurisdiction()));
    }
  }

  private void fill(EventBuilder event, GenerationCase generation, String location) {
    String otherClass =
        generation.commit == null ? null : GeneratedCommit.ifcClass(generation.commit);
    ParseCase parse = generation.parse;
    if ((otherClass == null || otherClass.isEmpty())
        && parse != null
        && parse.interaction != null) {
      otherClass = parse.interaction.ifcClass();
    }
    String templateId = generation.template();
    Template template = sheet.template(templateId);
    if (template != null) {
      otherClass = template.ifcClass();
      event.codeEdition(template.codes().isEmpty() ? null : template.codes().get(0));
    } else if (parse != null && parse.interaction != null) {
      event.codeEdition(
          parse.interaction.codes().isEmpty() ? null : parse.interaction.codes().get(0));
    }
    region(event, generation);
    sheet.describe(event, generation.element(), otherClass);
    event.templateId(templateId).user(generation.user());
    sheet.add(event, location);
  }
}
