package io.aecos.analytics.registry;

import java.util.List;

/** The projects of a registry that are held. */
public interface ProjectHolds {

  /** All holds by project. */
  List<ProjectHold> all();

  /** Holds a project; one that is held stays so as it was said first. */
  void put(ProjectHold hold);

  /** Releases a project and tells whether it was held. */
  boolean release(String project);
}
