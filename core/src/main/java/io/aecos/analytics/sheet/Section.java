package io.aecos.analytics.sheet;

import io.aecos.analytics.access.Viewer.Role;
import java.util.List;
import java.util.Set;

/** Panels under a title, which a reader folds; {@code open} says how they are found. */
public record Section(String title, boolean open, List<Panel> panels, Set<Role> roles) {

  public Section {
    panels = List.copyOf(panels);
    roles = Set.copyOf(roles);
  }
}
