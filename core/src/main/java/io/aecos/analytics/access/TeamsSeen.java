package io.aecos.analytics.access;

import java.util.List;

/** Which teams a viewer may know of, as it is when asked; safe for use by many threads. */
@FunctionalInterface
public interface TeamsSeen {
  /** There are no teams, or nobody may know of any. */
  TeamsSeen NONE = viewer -> List.of();

  /** By name; what is not among them is to the viewer as if it was not there. */
  List<SeenTeam> of(Viewer viewer);
}
