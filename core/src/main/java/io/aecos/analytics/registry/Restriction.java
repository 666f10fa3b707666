package io.aecos.analytics.registry;

/**
 * That a project is a team's and not everybody's. One with several is each of these teams'. It may
 * be said before anything was heard of the project.
 */
public record Restriction(String project, String team) {
  public Restriction {
    project = EntryName.of("project", project);
    team = EntryName.of("team", team);
  }
}
