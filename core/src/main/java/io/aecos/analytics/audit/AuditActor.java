package io.aecos.analytics.audit;

/**
 * Who did something, and by what they were known: {@code session}, {@code token NAME}, {@code local
 * token}, or {@code nobody} where they were not, and {@code who} is only what they called
 * themselves.
 */
public record AuditActor(String who, String how) {
  public static final String NOBODY = "nobody";

  public AuditActor {
    who = AuditText.of(who, 250);
    how = AuditText.of(how, 250);
  }

  /** The server itself. */
  public static AuditActor server() {
    return new AuditActor("server", "itself");
  }
}
