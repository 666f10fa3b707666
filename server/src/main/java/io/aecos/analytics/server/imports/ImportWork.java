package io.aecos.analytics.server.imports;

/**
 * What an import does. It must be safe to repeat, and it must end soon after its thread is
 * interrupted.
 */
public interface ImportWork {

  /** Reads everything that there is now. */
  void run(Job job) throws InterruptedException;
}
