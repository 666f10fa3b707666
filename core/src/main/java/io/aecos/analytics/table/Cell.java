package io.aecos.analytics.table;

/** One cell of a table: its text without outer blanks, and where it stands. */
public record Cell(int line, String column, String text) {
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
