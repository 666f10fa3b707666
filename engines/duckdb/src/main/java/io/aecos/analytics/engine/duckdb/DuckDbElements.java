package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.FlowSql;
import io.aecos.analytics.engine.duckdb.sql.PairSql;
import io.aecos.analytics.engine.duckdb.sql.SavingsSql;
import io.aecos.analytics.engine.duckdb.sql.Sql;
import io.aecos.analytics.engine.duckdb.sql.TogetherSql;
import io.aecos.analytics.engine.duckdb.sql.WaitingSql;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.projection.ElementCursor;
import io.aecos.analytics.projection.ElementPage;
import io.aecos.analytics.projection.Elements;
import io.aecos.analytics.projection.FlowCells;
import io.aecos.analytics.projection.FlowPlan;
import io.aecos.analytics.projection.FlowSelection;
import io.aecos.analytics.projection.PairCells;
import io.aecos.analytics.projection.PairPlan;
import io.aecos.analytics.projection.SavingsCells;
import io.aecos.analytics.projection.SavingsPlan;
import io.aecos.analytics.projection.SavingsSelection;
import io.aecos.analytics.projection.TogetherCells;
import io.aecos.analytics.projection.TogetherPlan;
import io.aecos.analytics.projection.TogetherSelection;
import io.aecos.analytics.projection.WaitingCells;
import io.aecos.analytics.projection.WaitingPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions about elements, each in one snapshot. */
final class DuckDbElements implements Elements {
  private final DuckDbFile file;
  private final EventTable table;

  DuckDbElements(DuckDbFile file, EventTable table) {
    this.file = file;
    this.table = table;
  }

  @Override
  public FlowCells flow(FlowPlan plan) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          FlowSql sql = new FlowSql(plan, content.vocabulary(table));
          int stages = plan.stages().size();
          List<FlowCells.Path> paths =
              ElementRows.all(
                  sql.paths(),
                  connection,
                  row -> new FlowCells.Path(outcomes(plan, row, 1), row.getLong(stages + 1)));
          List<Long> apart =
              ElementRows.one(sql.apart(), connection, row -> longs(row, 1, stages + 2));
          return new FlowCells(
              merged(paths),
              apart.subList(2, stages + 2),
              apart.get(1),
              apart.get(0),
              content.watermark(),
              sql.paths().shownTo(plan.extent().scope()));
        });
  }

  @Override
  public ElementPage elements(FlowSelection selection) {
    FlowPlan plan = selection.plan();
    ElementCursor after = ElementCursor.parse(selection.cursor());
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          FlowSql sql = new FlowSql(plan, content.vocabulary(table));
          return ElementRows.page(
              new ElementRows.Paging(
                  sql.page(selection.wanted(), after, selection.limit() + 1),
                  sql.count(selection.wanted()),
                  selection.limit()),
              connection,
              row -> ElementRows.element(row, outcomes(plan, row, ElementRows.FACTS + 1)),
              content.watermark());
        });
  }

  @Override
  public PairCells pairs(PairPlan plan) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          PairSql sql = new PairSql(plan, content.vocabulary(table));
          ElementRows.run(sql.table(), connection);
          List<PairCells.Point> points =
              ElementRows.all(sql.points(), connection, DuckDbElements::point);
          long all = ElementRows.one(sql.count(), connection, row -> row.getLong(1));
          return ElementRows.one(
              sql.summary(),
              connection,
              row -> {
                int bins = 9 + plan.quantiles().size();
                return new PairCells(
                    summary(row, all),
                    longs(row, bins, plan.edges().size() + 1),
                    numbers(row, 9, plan.quantiles().size()),
                    points,
                    content.watermark(),
                    sql.readable().shownTo(plan.extent().scope()));
              });
        });
  }

  @Override
  public SavingsCells savings(SavingsPlan plan) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          SavingsSql sql = new SavingsSql(plan, content.vocabulary(table));
          List<SavingsCells.Cell> cells =
              ElementRows.all(sql.cells(), connection, row -> saved(row, sql));
          return new SavingsCells(
              cells, content.watermark(), sql.cells().shownTo(plan.extent().scope()));
        });
  }

  @Override
  public ElementPage elements(SavingsSelection selection) {
    ElementCursor after = ElementCursor.parse(selection.cursor());
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          SavingsSql sql = new SavingsSql(selection.plan(), content.vocabulary(table));
          return ElementRows.page(
              new ElementRows.Paging(
                  sql.page(selection.counting(), after, selection.limit() + 1),
                  sql.count(selection.counting()),
                  selection.limit()),
              connection,
              row -> ElementRows.element(row, List.of()),
              content.watermark());
        });
  }

  private static SavingsCells.Cell saved(ResultSet row, SavingsSql sql) throws SQLException {
    return new SavingsCells.Cell(
        sql.start(row.getLong(1)),
        row.getString(2),
        SavingsCells.Counting.values()[row.getInt(3)],
        row.getBoolean(4),
        row.getLong(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9));
  }

  @Override
  public TogetherCells together(TogetherPlan plan) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          TogetherSql sql = new TogetherSql(plan, content.vocabulary(table));
          List<TogetherCells.Pair> pairs =
              ElementRows.all(
                  sql.pairs(),
                  connection,
                  row ->
                      new TogetherCells.Pair(row.getString(1), row.getString(2), row.getLong(3)));
          List<Long> counts = ElementRows.one(sql.counts(), connection, row -> longs(row, 1, 3));
          return new TogetherCells(
              pairs,
              counts.get(0),
              counts.get(1),
              counts.get(2),
              content.watermark(),
              sql.pairs().shownTo(plan.extent().scope()));
        });
  }

  @Override
  public ElementPage elements(TogetherSelection selection) {
    ElementCursor after = ElementCursor.parse(selection.cursor());
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          TogetherSql sql = new TogetherSql(selection.plan(), content.vocabulary(table));
          Sql page =
              sql.page(selection.author(), selection.participant(), after, selection.limit() + 1);
          return ElementRows.page(
              new ElementRows.Paging(
                  page, sql.count(selection.author(), selection.participant()), selection.limit()),
              connection,
              row -> ElementRows.element(row, List.of()),
              content.watermark());
        });
  }

  @Override
  public WaitingCells waiting(WaitingPlan plan) {
    return file.read(
        connection -> {
          Content content = Content.load(connection);
          WaitingSql sql = new WaitingSql(plan, content.vocabulary(table));
          List<WaitingCells.Matter> matters =
              ElementRows.all(sql.matters(), connection, DuckDbElements::matter);
          List<Long> counts = ElementRows.one(sql.counts(), connection, row -> longs(row, 1, 2));
          return new WaitingCells(
              matters,
              counts.get(0),
              counts.get(1),
              content.watermark(),
              sql.matters().shownTo(plan.extent().scope()));
        });
  }

  private static WaitingCells.Matter matter(ResultSet row) throws SQLException {
    return new WaitingCells.Matter(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Micros.toInstant(row.getLong(7)),
        row.getLong(8));
  }

  private static List<String> outcomes(FlowPlan plan, ResultSet row, int from) throws SQLException {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < plan.stages().size(); i++) {
      FlowPlan.Stage stage = plan.stages().get(i);
      int number = row.getInt(from + i);
      outcomes.add(number == 0 ? stage.otherwise() : stage.outcomes().get(number - 1).name());
    }
    return outcomes;
  }

  /** Outcomes that bear the same name are one. */
  private static List<FlowCells.Path> merged(List<FlowCells.Path> paths) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    paths.forEach(path -> counts.merge(path.outcomes(), path.elements(), Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new FlowCells.Path(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static PairCells.Point point(ResultSet row) throws SQLException {
    return new PairCells.Point(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getDouble(5),
        row.getDouble(6));
  }

  private static PairCells.Summary summary(ResultSet row, long points) throws SQLException {
    return new PairCells.Summary(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        points);
  }

  private static List<Long> longs(ResultSet row, int from, int count) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(row.getLong(from + i));
    }
    return numbers;
  }

  private static List<@Nullable Double> numbers(ResultSet row, int from, int count)
      throws SQLException {
    List<@Nullable Double> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double number = row.getDouble(from + i);
      numbers.add(row.wasNull() ? null : Double.valueOf(number));
    }
    return numbers;
  }
}
