package io.aecos.analytics.engine.sql;

import java.util.function.Function;

/** Runs reads, each in a snapshot of its own, and translates the engine's failures. */
@FunctionalInterface
public interface Reads {

  /**
   * What {@code reading} gives. {@code action} says what for, should it fail: "read the quarantine
   * of".
   */
  <T> T read(String action, Function<Statements, T> reading);
}
