package io.aecos.analytics.projection;

/**
 * Row count and content hash of a projection, as {@link ContentHash} computes them; equal content
 * gives equal fingerprints on every engine.
 */
public record Fingerprint(long rows, String hash) {
  /** Of a content that cannot be read, which equals none that can. */
  static final Fingerprint UNREADABLE = new Fingerprint(0, "unreadable");
}
