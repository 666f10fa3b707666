package io.aecos.analytics.client;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a thread or task carries, so that recording stays one line: its user, project, discipline,
 * region and code edition. An event takes from here what it does not say itself. Immutable.
 *
 * <pre>{@code
 * try (var scope = AnalyticsContext.with("maria", "tower-a")) {
 *   Analytics.record("parser", "parse_completed", 0.97);
 *   pool.submit(AnalyticsContext.wrap(task)); // the task carries it too
 * }
 * }</pre>
 */
public record AnalyticsContext(
    @Nullable String user,
    @Nullable String project,
    @Nullable String discipline,
    @Nullable String region,
    @Nullable String codeEdition) {

  /** Carries nothing. */
  public static final AnalyticsContext EMPTY = new AnalyticsContext(null, null, null, null, null);

  private static final ThreadLocal<AnalyticsContext> CURRENT = new ThreadLocal<>();

  /** What the current thread carries. */
  public static AnalyticsContext current() {
    AnalyticsContext current = CURRENT.get();
    return current == null ? EMPTY : current;
  }

  /** Lets the current thread carry {@code user} and {@code project} until the scope is closed. */
  public static Scope with(@Nullable String user, @Nullable String project) {
    return current().withUser(user).withProject(project).open();
  }

  /** {@code task} in the current context, whichever thread runs it. */
  public static Runnable wrap(Runnable task) {
    AnalyticsContext context = current();
    return () -> {
      try (Scope scope = context.open()) {
        task.run();
      }
    };
  }

  /** {@code task} in the current context, whichever thread calls it. */
  public static <T> Callable<T> wrap(Callable<T> task) {
    AnalyticsContext context = current();
    return () -> {
      try (Scope scope = context.open()) {
        return task.call();
      }
    };
  }

  /** This context with another user. */
  public AnalyticsContext withUser(@Nullable String user) {
    return new AnalyticsContext(user, project, discipline, region, codeEdition);
  }

  /** This context with another project. */
  public AnalyticsContext withProject(@Nullable String project) {
    return new AnalyticsContext(user, project, discipline, region, codeEdition);
  }

  /** This context with another discipline. */
  public AnalyticsContext withDiscipline(@Nullable String discipline) {
    return new AnalyticsContext(user, project, discipline, region, codeEdition);
  }

  /** This context with another region. */
  public AnalyticsContext withRegion(@Nullable String region) {
    return new AnalyticsContext(user, project, discipline, region, codeEdition);
  }

  /** This context with another code edition. */
  public AnalyticsContext withCodeEdition(@Nullable String codeEdition) {
    return new AnalyticsContext(user, project, discipline, region, codeEdition);
  }

  /** Lets the current thread carry this until the scope is closed. */
  public Scope open() {
    AnalyticsContext before = CURRENT.get();
    CURRENT.set(this);
    return new Scope(before);
  }

  /** Gives the thread back what it carried before. Close it on the thread that opened it. */
  public static final class Scope implements AutoCloseable {
    private final @Nullable AnalyticsContext before;

    private Scope(@Nullable AnalyticsContext before) {
      this.before = before;
    }

    @Override
    public void close() {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
