package io.aecos.analytics.server.schedules;

/** Refreshes for a schedule, or joins the refresh that runs. */
@FunctionalInterface
public interface Refreshing {

  /** What a refresh came to, and whether all of it went well. */
  record Outcome(boolean ok, String words) {}

  /** Waits for its end. */
  Outcome refresh(String askedBy) throws InterruptedException;
}
