package io.aecos.analytics.registry;

import java.util.function.Function;

/**
 * Keeps the server's own state. All that one piece of work reads is of one moment; all that it
 * writes is kept as a whole or not at all, on the disk before {@link #write} returns, and works
 * that write run one after the other, so that what one has read is still so when it writes. Work
 * may run anywhere but inside other work. Safe for use by many threads, and by several processes
 * where the engine is.
 *
 * <p>Where the engine fails, both throw {@code REGISTRY_UNAVAILABLE}; what {@code work} throws
 * passes through, and nothing of it is kept.
 */
public interface Registry extends AutoCloseable {

  /** The result of work that writes nothing; {@code work} that tries is refused. */
  <T> T read(Function<Entries, T> work);

  /** The result of work that may write. */
  <T> T write(Function<Entries, T> work);

  /** Takes what was removed or replaced out of its files too. */
  void purge();

  @Override
  void close();

  /** What a registry holds; to be used within the work that it was given to. */
  interface Entries {
    People people();

    Teams teams();

    Restrictions restrictions();

    Tokens tokens();

    OpenSessions sessions();

    ProviderSubjects subjects();

    SavedViews views();

    KeptReports reports();

    Schedules schedules();

    KeptRefreshes refreshes();

    Erasures erasures();

    Alerts alerts();

    Notices notices();

    InsightMarks insightMarks();

    KeptBaselines baselines();

    ProjectHolds holds();
  }
}
