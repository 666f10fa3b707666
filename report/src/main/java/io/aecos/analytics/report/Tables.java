package io.aecos.analytics.report;

import io.aecos.analytics.insight.AttentionAnswer;
import io.aecos.analytics.metric.Metric;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.sheet.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a sheet; titles are keys of {@link Texts} where they begin with a dot. */
final class Tables {
  /** So many metrics stand beside one another. */
  static final int ACROSS = 6;

  /** So many metrics of a sheet are drawn and told step by step. */
  static final int DRAWN = 6;

  static final String BY_PROJECT = ".table.by-project";
  static final String BY_STEP = ".table.by-step";

  private static final double MINUTES_A_DAY = 24 * 60;

  private Tables() {}

  static List<Table> of(Sheet sheet, List<Figure> figures, List<MetricAnswer> byProject) {
    List<Table> tables = new ArrayList<>();
    String name = sheet.name();
    if (byProject.stream().anyMatch(answer -> !answer.groups().isEmpty())) {
      tables.add(byProject(name + "-by-project", byProject));
    }
    List<Figure> drawn = figures.stream().filter(Figure::hasCourse).limit(DRAWN).toList();
    for (int from = 0; from < drawn.size(); from += ACROSS) {
      List<Figure> part = drawn.subList(from, Math.min(drawn.size(), from + ACROSS));
      String suffix = from == 0 ? "" : "-" + (from / ACROSS + 1);
      tables.add(bySteps(name + "-by-step" + suffix, part));
    }
    return tables;
  }

  /** What waits for somebody, longest first. */
  static Table waiting(Sheet sheet, AttentionAnswer answer) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (WaitingCells.Matter one : answer.waiting()) {
      double days = Duration.between(one.since(), answer.asOf()).toMinutes() / MINUTES_A_DAY;
      rows.add(
          Arrays.asList(
              one.elementGuid() == null ? one.key() : one.elementGuid(),
              one.elementType(),
              one.owner(),
              one.project(),
              one.since(),
              new Quantity(days, Unit.DAYS)));
    }
    String word = answer.matter().word();
    return new Table(
        sheet.name() + "-" + word,
        ".matter." + word,
        List.of(
            text("about"),
            text("elementType"),
            text("owner"),
            text("project"),
            new Table.Column("since", ".column.since", Table.Kind.INSTANT, null),
            new Table.Column("age", ".column.age", Table.Kind.NUMBER, Unit.DAYS)),
        rows);
  }

  private static Table.Column text(String name) {
    return new Table.Column(name, ".column." + name, Table.Kind.TEXT, null);
  }

  private static Table byProject(String name, List<MetricAnswer> answers) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Column("project", ".column.project", Table.Kind.TEXT, null));
    answers.forEach(answer -> columns.add(column(answer.metric())));
    Map<String, @Nullable Object[]> rows = new TreeMap<>();
    for (int i = 0; i < answers.size(); i++) {
      for (MetricAnswer.Group group : answers.get(i).groups()) {
        String project = group.key().get(0).value();
        Object[] row =
            rows.computeIfAbsent(
                project == null ? "" : project, key -> new Object[answers.size() + 1]);
        row[0] = project;
        row[i + 1] = quantity(group.value(), answers.get(i).metric());
      }
    }
    return new Table(name, BY_PROJECT, columns, rows.values().stream().map(Tables::list).toList());
  }

  private static Table bySteps(String name, List<Figure> figures) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Column("start", ".column.step", Table.Kind.INSTANT, null));
    figures.forEach(figure -> columns.add(column(figure.metric())));
    columns.add(new Table.Column("partial", ".column.partial", Table.Kind.FLAG, null));
    Map<Instant, @Nullable Object[]> rows = new TreeMap<>();
    for (int i = 0; i < figures.size(); i++) {
      for (MetricAnswer.Point point : figures.get(i).series()) {
        Object[] row = rows.computeIfAbsent(point.start(), key -> new Object[figures.size() + 2]);
        row[0] = point.start();
        row[i + 1] = quantity(point.value(), figures.get(i).metric());
        row[figures.size() + 1] = point.cut();
      }
    }
    return new Table(name, BY_STEP, columns, rows.values().stream().map(Tables::list).toList());
  }

  private static Table.Column column(Metric metric) {
    return new Table.Column(metric.name(), metric.title(), Table.Kind.NUMBER, metric.unit());
  }

  private static @Nullable Quantity quantity(@Nullable Double value, Metric metric) {
    return value == null ? null : new Quantity(value, metric.unit());
  }

  private static List<@Nullable Object> list(@Nullable Object[] row) {
    return Arrays.asList(row);
  }
}
