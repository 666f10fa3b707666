package io.aecos.analytics.report;

import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What all the numbers of a report stand on, as a sentence and tables. */
public final class Appendix {
  private final Report report;
  private final Texts texts;

  public Appendix(Report report, Texts texts) {
    this.report = report;
    this.texts = texts;
  }

  /** How many figures are complete, and of how many sources that is known. */
  public String statement() {
    List<Figure> figures = report.figures();
    long complete = figures.stream().filter(Figure::complete).count();
    Formats formats = new Formats(texts, report.cover().zone());
    String figuresText =
        texts.get("quality.figures", formats.count(complete), formats.count(figures.size()));
    Accounts counts = report.quality().received();
    String accounts =
        counts == null
            ? texts.get("quality.no-accounts")
            : texts.get(
                "quality.accounts",
                formats.count(counts.received()),
                formats.count(counts.stored()),
                formats.count(counts.duplicate()),
                formats.count(counts.quarantined()),
                formats.count(counts.refused()));
    return figuresText + ' ' + accounts;
  }

  /** Tables that have rows: incomplete figures, sources that tell less, trails, baselines. */
  public List<Table> quality() {
    Table baselines = baselines(report.quality().baselines(), texts);
    List<Table> tables = List.of(incomplete(), sources(), chains(), baselines);
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  private Table incomplete() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Figure figure : report.figures()) {
      if (!figure.complete()) {
        rows.add(row(texts.title(figure.metric()), String.join("; ", texts.reasons(figure))));
      }
    }
    return table("incomplete", rows, "metric", "reason");
  }

  private Table sources() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SourceState state : report.quality().sources()) {
      if (!state.status().complete()) {
        rows.add(row(state.project(), state.source(), word(state.status()), state.detail()));
      }
    }
    return table("sources", rows, "project", "source", "state", "reason");
  }

  private Table chains() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (AuditChain chain : report.quality().chains()) {
      rows.add(row(chain.project(), word(chain.condition()), chain.entries(), chain.detail()));
    }
    return table("audit", rows, "project", "state", "entries", "reason");
  }

  /** Every one of {@code baselines}, in their order. */
  static Table baselines(List<Baseline> baselines, Texts texts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Baseline baseline : baselines) {
      rows.add(
          row(
              baseline.elementType() == null ? texts.get("any") : baseline.elementType(),
              baseline.project() == null ? texts.get("any") : baseline.project(),
              baseline.from(),
              Quantity.stated(baseline.manualHours(), Unit.HOURS),
              baseline.hourlyRateUsd() == null
                  ? null
                  : Quantity.stated(baseline.hourlyRateUsd(), Unit.USD)));
    }
    return table("baselines", rows, "elementType", "project", "from", "manual", "rate");
  }

  private static Table table(String name, List<List<@Nullable Object>> rows, String... columns) {
    return new Table(
        name,
        ".table." + name,
        Arrays.stream(columns)
            .map(column -> new Table.Column(column, ".column." + column, kind(column), null))
            .toList(),
        rows);
  }

  private static Table.Kind kind(String column) {
    return switch (column) {
      case "entries" -> Table.Kind.COUNT;
      case "manual", "rate" -> Table.Kind.NUMBER;
      case "from" -> Table.Kind.INSTANT;
      case "reason" -> Table.Kind.PROSE;
      default -> Table.Kind.TEXT;
    };
  }

  private String word(Enum<?> constant) {
    return texts.get("state." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }
}
