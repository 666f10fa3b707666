package io.aecos.analytics.registry;

import java.util.List;

/** A team with all memberships that it ever had, by person and first day. It may have none. */
public record Team(String name, List<Membership> members) {
  public Team {
    name = EntryName.of("name", name);
    members = List.copyOf(members);
  }
}
