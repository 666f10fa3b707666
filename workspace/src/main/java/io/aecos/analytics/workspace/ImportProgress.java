package io.aecos.analytics.workspace;

/** Is told how an import gets on; called by the importing thread. */
public interface ImportProgress {
  ImportProgress SILENT = (project, source, done, total) -> {};

  /**
   * {@code done} of {@code total} happenings of {@code project} are delivered; {@code source} is
   * what is being worked on.
   */
  void step(String project, String source, long done, long total);
}
