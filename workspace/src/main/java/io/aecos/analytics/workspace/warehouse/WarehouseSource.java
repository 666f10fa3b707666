package io.aecos.analytics.workspace.warehouse;

import java.sql.SQLException;

/** Where the table of a warehouse lies. Not safe for use by two threads. */
interface WarehouseSource {

  /** Whether there may be something that the last {@link #read} did not show. */
  boolean changed() throws WarehouseProblem;

  /** Shows the table as it is at one moment to {@code work}. */
  void read(Work work) throws WarehouseProblem, SQLException, InterruptedException;

  /** What went wrong, in words that hold nothing secret. */
  WarehouseProblem problem(SQLException failure);

  /** Where a row stands, for people. */
  String location(String row);

  /** What is done with the table while it does not change. */
  interface Work {
    void in(WarehouseTable table) throws WarehouseProblem, SQLException, InterruptedException;
  }
}
