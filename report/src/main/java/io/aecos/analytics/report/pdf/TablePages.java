package io.aecos.analytics.report.pdf;

import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Linked;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Section;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The complete tables; each says how many rows it has, and prints all of them. */
final class TablePages {
  private static final double WIDTH = 178;
  private static final double FLAG = 16;
  private static final double FIRST = 1.5;
  private static final double SENTENCES = 2.6;
  private static final double WORDS = 1.2;
  private static final double NUMBERS = .85;
  private static final double PADDING = 2.4;
  private static final double LETTER = 1.45;

  private final Fo fo;
  private final Texts texts;
  private final Formats formats;

  TablePages(Fo fo, Texts texts, Formats formats) {
    this.fo = fo;
    this.texts = texts;
    this.formats = formats;
  }

  boolean isAny(Report report) {
    return report.sections().stream().anyMatch(section -> !section.tables().isEmpty());
  }

  void write(Report report, Words words) {
    if (!isAny(report)) {
      return;
    }
    Headings.first(fo, texts.get("tables"), "tables");
    fo.block(texts.get("tables.intro", report.cover().zone().getId()), "color", Ink.QUIET);
    for (Section section : report.sections()) {
      for (Table table : section.tables()) {
        write(table, words.sheet(section.sheet()) + ", " + texts.title(table.title()));
      }
    }
  }

  /** With its caption above it: "Title: 31 rows". */
  void write(Table table, String title) {
    for (Table part : fitting(table)) {
      Headings.second(fo, formats.caption(title, part.rows().size()));
      grid(part);
    }
  }

  /** The table; in two halves with the same rows, where words of its head are too long for it. */
  private List<Table> fitting(Table table) {
    List<Table.Column> columns = table.columns();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i < columns.size(); i++) {
      if (columns.get(i).kind() == Table.Kind.NUMBER) {
        numbers.add(i);
      }
    }
    long flags = columns.stream().filter(column -> column.kind() == Table.Kind.FLAG).count();
    double room = (WIDTH - FLAG * flags) / (FIRST + numbers.size()) - PADDING;
    boolean alike = columns.size() == 1 + numbers.size() + flags;
    boolean fits = numbers.stream().allMatch(i -> longest(head(columns.get(i))) <= room);
    if (!alike || fits || numbers.size() < 4) {
      return List.of(table);
    }
    int half = (numbers.size() + 1) / 2;
    return List.of(
        part(table, numbers.subList(half, numbers.size())), part(table, numbers.subList(0, half)));
  }

  private static Table part(Table table, List<Integer> without) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    table.rows().forEach(row -> rows.add(without(row, without)));
    return new Table(table.name(), table.title(), without(table.columns(), without), rows);
  }

  private static <T extends @Nullable Object> List<T> without(List<T> cells, List<Integer> places) {
    List<T> others = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!places.contains(i)) {
        others.add(cells.get(i));
      }
    }
    return others;
  }

  /** About how wide the longest word of a head is, in millimetres. */
  private static double longest(String head) {
    return Arrays.stream(head.split("[ -]")).mapToInt(String::length).max().orElse(0) * LETTER;
  }

  /** Without a caption. */
  void grid(Table table) {
    Grid grid = new Grid(fo);
    grid.begin(widths(table.columns()));
    fo.open("table-header").open("table-row");
    for (Table.Column column : table.columns()) {
      grid.head(head(column), isNumber(column));
    }
    fo.close().close().open("table-body");
    int index = 0;
    for (List<@Nullable Object> row : table.rows()) {
      grid.row(index++);
      for (int i = 0; i < row.size(); i++) {
        Table.Column column = table.columns().get(i);
        write(grid, column, row.get(i));
      }
      fo.close();
    }
    if (table.rows().isEmpty()) {
      fo.open("table-row")
          .open("table-cell", "number-columns-spanned", "" + table.columns().size());
      fo.block(texts.get("no-rows")).close().close();
    }
    fo.close().close();
  }

  private void write(Grid grid, Table.Column column, @Nullable Object value) {
    if (value instanceof Linked linked) {
      String text = cell(column, linked.cell());
      grid.open(isNumber(column));
      fo.open("block");
      fo.external(linked.address(), texts.get("link", text)).text(text).close();
      fo.close().close();
    } else {
      grid.cell(cell(column, value), isNumber(column));
    }
  }

  private String head(Table.Column column) {
    String title = texts.title(column);
    String unit = column.unit() == null ? "" : formats.unit(column.unit());
    return unit.isEmpty() ? title : title + " (" + unit + ")";
  }

  private String cell(Table.Column column, @Nullable Object value) {
    if (column.kind() == Table.Kind.FLAG) {
      return Boolean.TRUE.equals(value) ? texts.get("yes") : "";
    }
    boolean words = column.kind() == Table.Kind.TEXT || column.kind() == Table.Kind.PROSE;
    return words && value == null ? texts.get("not-said") : formats.cell(value);
  }

  private static boolean isNumber(Table.Column column) {
    return column.kind() == Table.Kind.NUMBER || column.kind() == Table.Kind.COUNT;
  }

  /** The first column is wider than others; flags are narrow. */
  private static String[] widths(List<Table.Column> columns) {
    long flags = columns.stream().filter(column -> column.kind() == Table.Kind.FLAG).count();
    boolean sentences = columns.stream().anyMatch(one -> one.kind() == Table.Kind.PROSE);
    double[] parts = new double[columns.size()];
    for (int i = 0; i < parts.length; i++) {
      double beside = sentences ? besideSentences(columns.get(i).kind()) : 1;
      parts[i] = columns.get(i).kind() == Table.Kind.FLAG ? 0 : i == 0 ? FIRST : beside;
    }
    double all = Arrays.stream(parts).sum();
    String[] widths = new String[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      double share = (WIDTH - FLAG * flags) * parts[i] / all;
      widths[i] = String.format(Locale.ROOT, "%.2f", parts[i] == 0 ? FLAG : share);
    }
    return widths;
  }

  /** Sentences take what words and numbers can spare. */
  private static double besideSentences(Table.Kind kind) {
    return switch (kind) {
      case PROSE -> SENTENCES;
      case TEXT -> WORDS;
      default -> NUMBERS;
    };
  }
}
