package io.aecos.analytics.projection;

import java.util.List;

/**
 * What is asked of the table of events: which events, which of their columns, in which order. Rows
 * that are equal in {@code order} come by {@code seq}.
 */
public record TableSelection(
    Extent extent, List<TableColumn> columns, List<TableOrder> order, TablePart part) {
  public TableSelection {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    for (TableOrder by : order) {
      if (by.column() instanceof TableColumn.Rest) {
        throw new IllegalArgumentException("no rows are ordered by " + by.column());
      }
    }
  }

  public TableSelection with(TablePart other) {
    return new TableSelection(extent, columns, order, other);
  }

  /**
   * Whether pages never overlap and leave nothing out although events are amended while they are
   * read: no amendment moves a row.
   */
  public boolean isFixed() {
    return order.stream().allMatch(by -> by.column().isFixed());
  }
}
