package io.aecos.analytics.workspace;

import io.aecos.analytics.intake.Receipt;
import java.util.List;

/** What an import did, project by project. */
public record ImportSummary(List<Part> projects) {

  public ImportSummary {
    projects = List.copyOf(projects);
  }

  /**
   * One project: how many happenings its sources tell of, what became of what was delivered this
   * time, and why reading it failed ("" when it did not).
   */
  public record Part(
      String project,
      long happenings,
      long received,
      long stored,
      long duplicate,
      long quarantined,
      long refused,
      String failure) {
    static Part none(String project, long happenings) {
      return new Part(project, happenings, 0, 0, 0, 0, 0, "");
    }

    static Part failed(String project, String failure) {
      return new Part(project, 0, 0, 0, 0, 0, 0, failure);
    }

    /** The same, with what became of more. */
    Part and(Part more) {
      return new Part(
          project,
          happenings + more.happenings,
          received + more.received,
          stored + more.stored,
          duplicate + more.duplicate,
          quarantined + more.quarantined,
          refused + more.refused,
          failure + more.failure);
    }

    Part plus(Receipt receipt) {
      return new Part(
          project,
          happenings,
          received + receipt.received(),
          stored + receipt.stored(),
          duplicate + receipt.duplicate(),
          quarantined + receipt.quarantined().size(),
          refused + receipt.refused().size(),
          failure);
    }
  }

  public long received() {
    return projects.stream().mapToLong(Part::received).sum();
  }

  /** The projects that failed, each with the reason; "" when none did. */
  public String failures() {
    List<String> failed =
        projects.stream()
            .filter(part -> !part.failure().isEmpty())
            .map(part -> part.project() + ": " + part.failure())
            .toList();
    return failed.isEmpty()
        ? ""
        : failed.size()
            + " of "
            + projects.size()
            + " projects could not be read: "
            + String.join("; ", failed);
  }

  public long stored() {
    return projects.stream().mapToLong(Part::stored).sum();
  }
}
