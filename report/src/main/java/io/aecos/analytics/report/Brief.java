package io.aecos.analytics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report that says one thing: a sentence, the figures that matter, tables, and how they were
 * worked out; all in the language of its reader. {@code tables} hold every row; a printed first
 * page shows the one of the same name in {@code shortened} instead, where there is one. What its
 * {@code words} only begin to list stands in {@code listed}.
 */
public record Brief(
    String lead,
    List<Fact> facts,
    List<Table> tables,
    List<Table> shortened,
    List<String> words,
    List<Table> listed) {

  public Brief {
    facts = List.copyOf(facts);
    tables = List.copyOf(tables);
    shortened = List.copyOf(shortened);
    words = List.copyOf(words);
    listed = List.copyOf(listed);
  }

  /** A figure with what stands below it; a cell as in a {@link Table}. */
  public record Fact(String title, @Nullable Object value, String detail) {}

  /** What a first page shows of {@code table}. */
  public Table shown(Table table) {
    return shortened.stream()
        .filter(one -> one.name().equals(table.name()))
        .findFirst()
        .orElse(table);
  }

  /** What a printed first page shortens or only begins to list. */
  public List<Table> complete() {
    return Stream.concat(
            tables.stream().filter(table -> !shown(table).equals(table)), listed.stream())
        .toList();
  }

  /** The tables for programs: where a row leads somewhere, a last column says where. */
  List<Table> plain() {
    return Stream.concat(tables.stream(), listed.stream()).map(Brief::plain).toList();
  }

  private static Table plain(Table table) {
    if (table.rows().stream().allMatch(row -> address(row) == null)) {
      return table;
    }
    List<Table.Column> columns = new ArrayList<>(table.columns());
    columns.add(new Table.Column("address", "address", Table.Kind.TEXT, null));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<@Nullable Object> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell instanceof Linked linked ? linked.cell() : cell));
      cells.add(address(row));
      rows.add(cells);
    }
    return new Table(table.name(), table.title(), columns, rows);
  }

  private static @Nullable String address(List<@Nullable Object> row) {
    return row.stream()
        .filter(Linked.class::isInstance)
        .map(cell -> ((Linked) cell).address())
        .findFirst()
        .orElse(null);
  }

  /** All numbers in their order, whatever the language: what the same question must give again. */
  public String numbers() {
    StringBuilder text = new StringBuilder();
    facts.forEach(fact -> number(fact.value(), text));
    tables.forEach(table -> table.rows().forEach(row -> row.forEach(cell -> number(cell, text))));
    return text.toString();
  }

  private static void number(@Nullable Object cell, StringBuilder text) {
    Object plain = cell instanceof Linked linked ? linked.cell() : cell;
    if (plain instanceof Quantity quantity) {
      text.append(quantity.number()).append('\n');
    } else if (plain instanceof Long count) {
      text.append(count).append('\n');
    }
  }
}
