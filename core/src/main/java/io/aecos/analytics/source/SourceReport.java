package io.aecos.analytics.source;

import java.util.List;

/**
 * What a connector now knows of its sources; replaces what was known of the same (project, source),
 * chain or project. A project is known by its seed: where its key changed, what is known of its
 * sources and its chain goes with it, and projects of one report may exchange their keys.
 */
public record SourceReport(
    List<SourceState> states, List<AuditChain> chains, List<Project> projects) {
  public static final SourceReport NOTHING = new SourceReport(List.of(), List.of(), List.of());

  public SourceReport {
    states = List.copyOf(states);
    chains = List.copyOf(chains);
    projects = List.copyOf(projects);
  }
}
