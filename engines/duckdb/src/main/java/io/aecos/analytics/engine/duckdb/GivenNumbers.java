package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which numbers a row of a table function has: a bit for each column of numbers, in as many columns
 * of marks as that takes. What stands in a cell without its bit means nothing.
 */
final class GivenNumbers {
  /** The sign stays out of it. */
  private static final int BITS = 62;

  private final int[] bits;
  private final int columns;

  /** Of the columns {@code filled} of the file. */
  GivenNumbers(EventTable table, int[] filled) {
    this.bits = new int[table.stored().size()];
    Arrays.fill(bits, -1);
    int next = 0;
    for (int place : filled) {
      if (table.stored().get(place).type() == EventTable.Type.NUMBER) {
        bits[place] = next++;
      }
    }
    this.columns = (next + BITS - 1) / BITS;
  }

  /** The names of the columns of marks. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add(name(i));
    }
    return names;
  }

  private static String name(int column) {
    return "given " + column;
  }

  /** Notes in {@code marks}, of each column of them by row, that there is such a number. */
  void mark(int place, int row, long[][] marks) {
    marks[bits[place] / BITS][row] |= 1L << bits[place] % BITS;
  }

  /** The number of the column with that place and name, or null where there is none. */
  String selected(int place, String name) {
    int bit = bits[place];
    return "CASE WHEN (%s & %d) <> 0 THEN %s END"
        .formatted(Sql.quote(name(bit / BITS)), 1L << bit % BITS, Sql.quote(name));
  }
}
