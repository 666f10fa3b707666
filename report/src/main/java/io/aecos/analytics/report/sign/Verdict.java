package io.aecos.analytics.report.sign;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check found. {@code whole} tells that not one byte is other than what was signed; {@code
 * reason} says in a sentence what is wrong, "" when nothing is. {@code signedAt} is the time stamp
 * server's where {@code stamped}, else what the signer's clock said. {@code manifest} is what the
 * report says of itself; null where none was found.
 */
public record Verdict(
    boolean whole,
    String reason,
    @Nullable String signer,
    @Nullable X509Certificate certificate,
    @Nullable Instant signedAt,
    boolean stamped,
    byte @Nullable [] manifest) {

  static Verdict broken(String reason) {
    return new Verdict(false, reason, null, null, null, false, null);
  }

  Verdict with(byte @Nullable [] found) {
    return new Verdict(whole, reason, signer, certificate, signedAt, stamped, found);
  }

  /** The same, but not whole. */
  Verdict but(String why) {
    return new Verdict(false, why, signer, certificate, signedAt, stamped, manifest);
  }
}
