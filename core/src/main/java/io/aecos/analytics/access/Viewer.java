package io.aecos.analytics.access;

/**
 * Who is asking. Every query carries one; there is no query without. {@code scope} is what access
 * has decided that the viewer may see.
 */
public record Viewer(String name, Role role, Scope scope) {

  /** What a viewer is in AEC OS Analytics. */
  public enum Role {
    INDIVIDUAL,
    TEAM_LEAD,
    AUDITOR,
    ADMIN
  }

  /** The person at the machine that the server runs on, signed in by the local token. */
  public static Viewer localAdministrator() {
    return new Viewer("local administrator", Role.ADMIN, Access.everything());
  }
}
