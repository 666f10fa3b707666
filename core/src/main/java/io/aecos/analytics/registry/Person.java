package io.aecos.analytics.registry;

import io.aecos.analytics.access.Viewer;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may sign in. {@code identities} are the names that AEC OS knows the person by, each
 * of which is no other person's; {@code passwordHash} is null for who has no password and so signs
 * in another way or not at all. Names are in their normal form, times to the microsecond.
 */
public record Person(
    String name,
    Viewer.Role role,
    Set<String> identities,
    @Nullable String passwordHash,
    boolean active,
    Instant createdAt) {

  public Person {
    name = EntryName.of("name", name);
    TreeSet<String> known = new TreeSet<>();
    identities.forEach(identity -> known.add(EntryName.of("identities", identity)));
    identities = Set.copyOf(known);
  }

  /** The same person with what {@code change} says of them. */
  public Person with(PersonChange change) {
    return new Person(
        name,
        change.role() != null ? change.role() : role,
        change.identities() != null ? change.identities() : identities,
        change.passwordHash() != null ? change.passwordHash() : passwordHash,
        change.active() != null ? change.active() : active,
        createdAt);
  }

  /** The same person with a hash of the same password. */
  public Person withPasswordHash(String hash) {
    return new Person(name, role, identities, hash, active, createdAt);
  }

  /** Without what a log must not hold. */
  @Override
  public String toString() {
    return "Person[" + name + ", " + role + ", " + identities + (active ? "]" : ", inactive]");
  }
}
