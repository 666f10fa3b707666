package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.projection.Projection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Opens projections that roll up whatever they are asked for and wait for it. In turn they give the
 * answer of what had been rolled up before, whatever came and was amended since, and that of what
 * is rolled up then. Counts the statements that rollups answered.
 */
final class EagerRollups {
  private static final DuckDbSettings SETTINGS =
      new DuckDbSettings(256, 2, new RollupSettings(0, 1, 8));

  private final Path directory;
  private long uses;
  private long asked;

  EagerRollups(Path directory) {
    this.directory = directory;
  }

  Projection open() {
    DuckDbProjection projection =
        DuckDbProjection.open(
            directory.resolve(UUID.randomUUID() + ".duckdb"), EventCatalog.shipped(), SETTINGS);
    return (Projection)
        Proxy.newProxyInstance(
            Projection.class.getClassLoader(),
            new Class<?>[] {Projection.class},
            (proxy, method, arguments) -> {
              try {
                long before = projection.rollups().uses();
                Object result = method.invoke(projection, arguments);
                if (!method.getName().equals("run")) {
                  return result;
                }
                settle(projection);
                boolean again = asked++ % 2 == 0;
                Object answer = again ? method.invoke(projection, arguments) : result;
                uses += projection.rollups().uses() - before;
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** How many statements rollups have answered. */
  long uses() {
    return uses;
  }

  private static void settle(DuckDbProjection projection) throws InterruptedException {
    while (projection.rollups().isBusy()) {
      Thread.sleep(1);
    }
  }
}
