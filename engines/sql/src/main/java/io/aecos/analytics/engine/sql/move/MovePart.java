package io.aecos.analytics.engine.sql.move;

/** What is moved; an engine may keep the three apart or together. */
public enum MovePart {
  LEDGER,
  REGISTRY,
  AUDIT
}
