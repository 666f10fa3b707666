package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.Event;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which columns of the file events fill, found by the names of their attributes. For one thread at
 * a time.
 */
final class FilledColumns {
  private final RowCells cells;
  private final Set<String> names = new HashSet<>();
  private final BiConsumer<String, Object> adding = (name, attribute) -> add(name);
  private final BiConsumer<String, Object> looking = (name, attribute) -> look(name);
  private boolean covered;

  FilledColumns(EventTable table) {
    this.cells = new RowCells(table, Kinds.NONE);
  }

  void add(Event event) {
    event.attributes().forEach(adding);
  }

  private void add(String name) {
    if (!names.contains(name) && cells.hasColumn(name)) {
      names.add(name);
    }
  }

  /** Whether {@code event} fills no others than those that were added. */
  boolean covers(Event event) {
    covered = true;
    event.attributes().forEach(looking);
    return covered;
  }

  private void look(String name) {
    covered &= names.contains(name) || !cells.hasColumn(name);
  }

  /** Those that any of them may fill, in the order of the file. */
  int[] places() {
    BitSet filled = new BitSet();
    cells.noteOthers(filled);
    names.forEach(name -> cells.note(name, filled));
    return filled.stream().toArray();
  }
}
