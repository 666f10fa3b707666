package io.aecos.analytics.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's numbers with the one decimal mark that all of them allow. {@code 1,5} has a
 * decimal comma and {@code 1,234,567} cannot have one; {@code 1,234} alone is one and a bit or more
 * than a thousand, and is refused unless another number, or the map, says which.
 */
public final class NumberReader {
  private static final Pattern GROUPED =
      Pattern.compile("[0-9]{1,3}([ '’\u202f][0-9]{3})+(?![0-9])");
  private static final Pattern SHAPE = Pattern.compile("[+-]?([0-9][0-9.,]*|[.,][0-9]+)");
  private static final List<String> MARKS = List.of("decimal: '.'", "decimal: ','");

  private final char decimal;

  private NumberReader(char decimal) {
    this.decimal = decimal;
  }

  /**
   * Learns the decimal mark. {@code numbers} are all numbers of the table, without units; {@code
   * plain} says that the table is delimited by commas, where a point is a decimal point.
   */
  public static NumberReader of(List<Cell> numbers, boolean plain, @Nullable String stated) {
    if (stated != null) {
      if (!stated.equals(".") && !stated.equals(",")) {
        throw BadTable.map("decimal", "cannot be '" + stated + "'", List.of(".", ","));
      }
      return new NumberReader(stated.charAt(0));
    }
    Cell proof = null;
    Cell doubtful = null;
    char found = '.';
    for (Cell cell : numbers) {
      Shape shape = Shape.of(cell);
      if (shape.proved() != 0 && proof != null && shape.proved() != found) {
        throw contradiction(proof, cell);
      }
      if (shape.proved() != 0 && proof == null) {
        proof = cell;
        found = shape.proved();
      }
      doubtful = doubtful == null && isDoubtful(shape, plain) ? cell : doubtful;
    }
    if (proof == null && doubtful != null) {
      throw BadTable.cell(
          doubtful,
          "'" + doubtful.text() + "' may have a decimal mark or a thousands mark; state which",
          MARKS);
    }
    return new NumberReader(found);
  }

  private static boolean isDoubtful(Shape shape, boolean plain) {
    return shape.doubtful() == ',' || shape.doubtful() == '.' && !plain;
  }

  private static RuntimeException contradiction(Cell one, Cell other) {
    return BadTable.cell(
        other,
        String.format(
            "'%s' and '%s' on line %d have different decimal marks",
            other.text(), one.text(), one.line()),
        List.of());
  }

  /** The number of a cell without its unit. */
  public BigDecimal read(Cell cell) {
    Shape shape = Shape.of(cell);
    if (shape.proved() != 0 && shape.proved() != decimal) {
      throw BadTable.cell(
          cell, "'" + cell.text() + "' is no number with '" + decimal + "' as decimal mark", MARKS);
    }
    String grouping = decimal == '.' ? "," : ".";
    return new BigDecimal(shape.text().replace(grouping, "").replace(',', '.'));
  }

  /**
   * A number's text without blanks between groups, the decimal mark that it proves and the mark of
   * which it does not say what it is; 0 for none.
   */
  private record Shape(String text, char proved, char doubtful) {
    static Shape of(Cell cell) {
      String text = cell.text().replace('−', '-').replace('\u00a0', ' ').strip();
      String bare = text.replaceFirst("^[+-] ?", "");
      if (GROUPED.matcher(bare).lookingAt()) {
        text = text.replaceAll("[ '’\u202f]", "");
      }
      if (!SHAPE.matcher(text).matches()) {
        throw BadTable.cell(cell, "'" + cell.text() + "' is no number", List.of());
      }
      return marked(cell, text);
    }

    private static Shape marked(Cell cell, String text) {
      int points = count(text, '.');
      int commas = count(text, ',');
      if (points + commas == 0) {
        return new Shape(text, (char) 0, (char) 0);
      }
      if (points > 0 && commas > 0) {
        char last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
        return checked(cell, text, last);
      }
      char only = points > 0 ? '.' : ',';
      if (points + commas > 1) {
        return checked(cell, text, only == '.' ? ',' : '.');
      }
      int before = text.replaceFirst("^[+-]", "").indexOf(only);
      int after = text.length() - text.indexOf(only) - 1;
      boolean mayGroup = after == 3 && before >= 1 && before <= 3 && !text.matches("[+-]?0.*");
      return mayGroup ? new Shape(text, (char) 0, only) : new Shape(text, only, (char) 0);
    }

    /** Groups have to be of three digits, or it is no number. */
    private static Shape checked(Cell cell, String text, char decimal) {
      char grouping = decimal == '.' ? ',' : '.';
      String form = "[+-]?[0-9]{1,3}(\\" + grouping + "[0-9]{3})+(\\" + decimal + "[0-9]*)?";
      if (!text.matches(form)) {
        throw BadTable.cell(cell, "'" + cell.text() + "' is no number", List.of());
      }
      return new Shape(text, decimal, (char) 0);
    }

    private static int count(String text, char mark) {
      return (int) text.chars().filter(c -> c == mark).count();
    }
  }
}
