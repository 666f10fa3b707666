package io.aecos.analytics.demo;

import org.jspecify.annotations.Nullable;

/** Whose work an element is, as AEC OS's domain plug-ins see it; most walls belong to none. */
enum Discipline {
  GENERAL(null),
  STRUCTURAL("structural"),
  MEP("mep"),
  INTERIOR("interior"),
  SITEWORK("sitework"),
  FIRE_PROTECTION("fire_protection");

  private final @Nullable String key;

  Discipline(@Nullable String key) {
    this.key = key;
  }

  /** The value of the event's field; null for {@link #GENERAL}. */
  @Nullable String key() {
    return key;
  }
}
