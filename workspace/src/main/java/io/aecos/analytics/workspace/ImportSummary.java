package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Receipt;
import java.util.List;

/** What an import did, project by project. */
public record ImportSummary(List<Part> projects) {

  public ImportSummary {
    projects = List.copyOf(projects);
  }

  /**
   * One project: how many happenings its sources tell of, and what became of what was delivered
   * this time.
   */
  public record Part(
      String project,
      long happenings,
      long received,
      long stored,
      long duplicate,
      long quarantined,
      long refused) {
    static Part none(String project, long happenings) {
      return new Part(project, happenings, 0, 0, 0, 0, 0);
    }

    Part plus(Receipt receipt) {
      return new Part(
          project,
          happenings,
          received + receipt.received(),
          stored + receipt.stored(),
          duplicate + receipt.duplicate(),
          quarantined + receipt.quarantined().size(),
          refused + receipt.refused().size());
    }
  }

  public long received() {
    return projects.stream().mapToLong(Part::received).sum();
  }

  public long stored() {
    return projects.stream().mapToLong(Part::stored).sum();
  }
}
