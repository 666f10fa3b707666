package io.aecos.analytics.report;

import io.aecos.analytics.insight.Insight;
import io.aecos.analytics.metric.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a report says as tables, for programs: names as in the catalogue, nothing shortened. */
public final class DataTables {
  private DataTables() {}

  /**
   * The figures first, what is worth knowing of them, then the tables of each tab, the definitions
   * and the data quality.
   */
  public static List<Table> of(Report report, Texts texts) {
    Brief brief = report.brief();
    if (brief != null) {
      return brief.plain();
    }
    List<Table> tables = new ArrayList<>();
    tables.add(figures(report, texts));
    tables.add(insights(report.findings(), texts));
    report.sections().forEach(section -> tables.addAll(section.tables()));
    tables.add(definitions(report, texts));
    tables.addAll(new Appendix(report, texts).quality());
    return tables;
  }

  private static Table figures(Report report, Texts texts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Figure figure : report.figures()) {
      Target target = figure.metric().target();
      rows.add(
          Arrays.asList(
              figure.metric().name(),
              texts.title(figure.metric()),
              figure.metric().tab(),
              quantity(figure.value(), figure),
              quantity(figure.previous(), figure),
              figure.metric().unit().text(),
              target == null ? null : target.operator().symbol(),
              target == null ? null : quantity(target.value(), figure),
              figure.met(),
              figure.events(),
              figure.complete(),
              figure.reasons().isEmpty() ? null : String.join("; ", figure.reasons())));
    }
    List<Table.Column> columns =
        List.of(
            column("metric", Table.Kind.TEXT),
            column("title", Table.Kind.TEXT),
            column("tab", Table.Kind.TEXT),
            column("value", Table.Kind.NUMBER),
            column("previous", Table.Kind.NUMBER),
            column("unit", Table.Kind.TEXT),
            column("targetOperator", Table.Kind.TEXT),
            column("target", Table.Kind.NUMBER),
            column("met", Table.Kind.FLAG),
            column("events", Table.Kind.COUNT),
            column("complete", Table.Kind.FLAG),
            column("reasons", Table.Kind.TEXT));
    return new Table("figures", ".targets.all", columns, rows);
  }

  private static Table insights(Findings findings, Texts texts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Findings.Finding finding : findings.told()) {
      Insight one = finding.insight();
      rows.add(
          Arrays.asList(
              (long) rows.size() + 1,
              one.kind().word(),
              one.metric(),
              finding.sheet(),
              texts.wording().say(one.period()),
              texts.wording().say(one.text()),
              texts.wording().say(one.consequence()),
              texts.wording().say(one.confidence()),
              finding.address()));
    }
    List<Table.Column> columns = new ArrayList<>();
    columns.add(column("rank", Table.Kind.COUNT));
    for (String name : List.of("kind", "metric", "tab", "period")) {
      columns.add(column(name, Table.Kind.TEXT));
    }
    for (String name : List.of("insight", "consequence", "trust", "address")) {
      columns.add(column(name, Table.Kind.PROSE));
    }
    return new Table("insights", ".insights", columns, rows);
  }

  private static Table definitions(Report report, Texts texts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Figure figure : report.figures()) {
      rows.add(
          Arrays.asList(
              figure.metric().name(),
              texts.title(figure.metric()),
              figure.metric().unit().text(),
              texts.description(figure.metric()),
              figure.definition()));
    }
    List<Table.Column> columns = new ArrayList<>();
    for (String name : List.of("metric", "title", "unit", "description", "definition")) {
      columns.add(column(name, Table.Kind.TEXT));
    }
    return new Table("definitions", ".definitions", columns, rows);
  }

  private static Table.Column column(String name, Table.Kind kind) {
    return new Table.Column(name, name, kind, null);
  }

  private static @Nullable Quantity quantity(@Nullable Double value, Figure figure) {
    return value == null ? null : new Quantity(value, figure.metric().unit());
  }
}
