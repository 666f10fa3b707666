package io.aecos.analytics.registry;

import io.aecos.analytics.access.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be different about a person; null leaves a part as it is. */
public record PersonChange(
    Viewer.@Nullable Role role,
    @Nullable Set<String> identities,
    @Nullable String passwordHash,
    @Nullable Boolean active) {

  public PersonChange {
    identities = identities == null ? null : Set.copyOf(identities);
  }

  /** Changes nothing yet. */
  public static PersonChange nothing() {
    return new PersonChange(null, null, null, null);
  }

  public PersonChange toRole(Viewer.Role other) {
    return new PersonChange(other, identities, passwordHash, active);
  }

  public PersonChange toIdentities(Set<String> other) {
    return new PersonChange(role, other, passwordHash, active);
  }

  public PersonChange toPasswordHash(String other) {
    return new PersonChange(role, identities, other, active);
  }

  public PersonChange toActive(boolean other) {
    return new PersonChange(role, identities, passwordHash, other);
  }

  /** Whether who is signed in as the person has to sign in anew. */
  boolean endsSessions() {
    return passwordHash != null || Boolean.FALSE.equals(active);
  }

  @Override
  public String toString() {
    return "PersonChange[" + role + ", " + identities + ", active=" + active + "]";
  }
}
