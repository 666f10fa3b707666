package io.aecos.analytics.workspace.assemble;

import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.workspace.read.Activity;
import io.aecos.analytics.workspace.read.AuditRow;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.Interaction;
import io.aecos.analytics.workspace.read.MetricRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parses and the verdicts on them. The metric row is the authority; the audit row links to the
 * prompt, the interaction file says what was asked for and where, the command who asked.
 */
final class Parses {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration BLINK = Duration.ofSeconds(2);
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(2);

  private final Sheet sheet;
  private final Traces traces;
  private final List<ParseCase> cases = new ArrayList<>();
  private final Map<Long, ParseCase> byAuditRow = new HashMap<>();

  Parses(Sheet sheet, Traces traces) {
    this.sheet = sheet;
    this.traces = traces;
    collect();
    attachInteractions();
    attachCommands();
  }

  /** The parse that an audit row tells of. */
  @Nullable ParseCase ofAuditRow(long id) {
    return byAuditRow.get(id);
  }

  void write() {
    for (ParseCase parse : cases) {
      writeParse(parse);
    }
    for (Interaction interaction : sheet.content.interactions().records()) {
      writeVerdict(interaction);
    }
  }

  private void collect() {
    List<MetricRow> rows = traces.metrics(Types.PARSED);
    traces.pair(rows, "parse");
    for (MetricRow row : rows) {
      cases.add(new ParseCase(row, traces.partner(row), null));
    }
    for (AuditRow row : traces.alone("parse")) {
      cases.add(new ParseCase(null, row, null));
    }
    for (ParseCase parse : cases) {
      if (parse.audit != null) {
        byAuditRow.put(parse.audit.id(), parse);
      }
    }
  }

  private void attachInteractions() {
    Pairing<Interaction> pairing =
        new Pairing<>(sheet.content.interactions().records(), Interaction::at);
    for (ParseCase parse : cases) {
      String hash = parse.promptHash();
      parse.interaction =
          pairing.take(parse.at(), SHORT, Duration.ZERO, i -> i.promptHash().equals(hash));
    }
    for (ParseCase parse : cases) {
      if (parse.interaction == null) {
        parse.interaction =
            pairing.take(parse.at(), BLINK, Duration.ZERO, i -> sameConfidence(parse, i));
      }
    }
    for (Interaction interaction : pairing.left()) {
      cases.add(new ParseCase(null, null, interaction));
    }
  }

  private static boolean sameConfidence(ParseCase parse, Interaction interaction) {
    return parse.metric == null
        || parse.metric.value() == null
        || interaction.confidence() == null
        || Math.abs(parse.metric.value() - interaction.confidence()) < 1e-9;
  }

  private void attachCommands() {
    Map<String, List<ParseCase>> byPrompt = new HashMap<>();
    for (ParseCase parse : cases) {
      byPrompt.computeIfAbsent(parse.promptHash(), key -> new ArrayList<>()).add(parse);
    }
    Map<String, Pairing<ParseCase>> pairings = new HashMap<>();
    for (Activity line : traces.activities("element_generated")) {
      String command = line.detail("command");
      if (!attach(line, Hashes.sha256(command), byPrompt, pairings)) {
        attach(line, Hashes.sha256(Hashes.strip(command)), byPrompt, pairings);
      }
    }
  }

  private static boolean attach(
      Activity line,
      String hash,
      Map<String, List<ParseCase>> byPrompt,
      Map<String, Pairing<ParseCase>> pairings) {
    List<ParseCase> candidates = byPrompt.get(hash);
    if (candidates == null) {
      return false;
    }
    ParseCase parse =
        pairings
            .computeIfAbsent(hash, key -> new Pairing<>(candidates, ParseCase::at))
            .take(line.at(), LONGEST_COMMAND, Duration.ZERO, p -> true);
    if (parse != null) {
      parse.command = line;
    }
    return parse != null;
  }

  private void writeParse(ParseCase parse) {
    UUID byAudit = parse.audit == null ? null : auditId(parse.audit);
    UUID byFile = parse.interaction == null ? null : fileId(parse.interaction);
    List<UUID> others = new ArrayList<>();
    if (byAudit != null) {
      others.add(byAudit);
    }
    if (byFile != null) {
      others.add(byFile);
    }
    if (parse.metric != null) {
      UUID id = sheet.keep(Metrics.id(sheet, parse.metric), others);
      write(parse, "analytics.db", id, "analytics.db#" + parse.metric.id());
    } else if (parse.audit != null && byAudit != null) {
      if (sheet.mayStandIn(parse.at(), "analytics.db")) {
        write(parse, "audit.db", sheet.keep(byAudit, others), "audit.db#" + parse.audit.id());
      }
    } else if (parse.interaction != null && byFile != null) {
      if (sheet.mayStandIn(parse.at(), "analytics.db", "audit.db")) {
        write(parse, "interactions", byFile, "interactions/" + parse.interaction.id());
      }
    }
  }

  private UUID auditId(AuditRow row) {
    return sheet.id("audit.db", "parse", String.valueOf(row.id()), row.entryHash());
  }

  private UUID fileId(Interaction interaction) {
    return sheet.id("interaction", interaction.id(), interaction.at().toString());
  }

  private void write(ParseCase parse, String source, UUID id, String location) {
    Instant at = parse.at();
    EventBuilder event = sheet.event(Types.PARSED, source, at, id);
    Interaction interaction = parse.interaction;
    event.value(parse.metric != null ? parse.metric.value() : null);
    event.attribute("prompt_sha256", parse.keptHash());
    if (!parse.promptHash().equals(parse.keptHash())) {
      event.attribute("prompt_sha256_untrimmed", parse.promptHash());
    }
    if (interaction != null) {
      if (parse.metric == null) {
        event.value(interaction.confidence());
      }
      describe(event, interaction);
      event
          .attribute("intent", interaction.intent())
          .attribute("prompt_length", (long) interaction.promptLength())
          .attribute("prompt", interaction.prompt());
    }
    if (parse.command != null) {
      event.user(parse.command.user());
    }
    sheet.add(event, location);
  }

  private void writeVerdict(Interaction interaction) {
    String verdict = interaction.verdict();
    if (verdict.isEmpty()) {
      return;
    }
    UUID id = sheet.id("verdict", interaction.id(), interaction.at().toString());
    EventBuilder event = sheet.event(Types.JUDGED, "interactions", interaction.modified(), id);
    describe(event, interaction);
    event.value(verdict.equals("accepted") ? 1.0 : 0.0).attribute("verdict", verdict);
    sheet.add(event, "interactions/" + interaction.id());
  }

  private static void describe(EventBuilder event, Interaction interaction) {
    event
        .elementType(interaction.ifcClass())
        .discipline(Disciplines.of(interaction.ifcClass()))
        .region(Regions.of(interaction.jurisdiction()))
        .codeEdition(interaction.codes().isEmpty() ? null : interaction.codes().get(0))
        .attribute("interaction_id", interaction.id());
  }
}
