package io.aecos.analytics.audit;

/**
 * What holds an entry in its chain, all in lower-case hexadecimal: the hash of the entry before it
 * (of the first one: 64 zeros), its own hash, and the signature of that.
 */
public record AuditSeal(String previous, String hash, String signature) {
  /** What the first entry follows. */
  public static final AuditSeal NONE = new AuditSeal("", "0".repeat(64), "");
}
