package io.aecos.analytics.workspace;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.workspace.warehouse.Warehouses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The warehouses in all folders of one project. */
final class ProjectWarehouses {
  private final List<ProjectReader> readers;
  private final List<Warehouses> folders;

  /** {@code folders} are in the order of {@code readers}. */
  ProjectWarehouses(List<ProjectReader> readers, List<Warehouses> folders) {
    this.readers = readers;
    this.folders = folders;
  }

  /** Reads what is new, after the readers; {@code part} with what became of it. */
  ImportSummary.Part pass(boolean thorough, ImportSummary.Part part) throws InterruptedException {
    ImportSummary.Part[] sum = {part};
    for (int i = 0; i < folders.size(); i++) {
      boolean shared = readers.get(i).holdsWarehouse();
      folders.get(i).pass(shared, thorough, receipt -> sum[0] = sum[0].plus(receipt));
    }
    return sum[0];
  }

  /** What they ever told of the project. */
  Set<EventType> types() {
    Set<EventType> types = new TreeSet<>();
    folders.forEach(folder -> types.addAll(folder.types()));
    return types;
  }
}
