package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.engine.duckdb.sql.Daily;
import io.aecos.analytics.engine.duckdb.sql.Rollups;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.RolledUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which rollups there are. What statements extract of the events is rolled up by local day
 * once it has been asked for again, so that the next answer reads some thousand rows and not
 * millions; events that came after a rollup are read beside it, and so are those of days in which
 * stored events were amended. Where either are many, these days are rolled up again; the least used
 * rollups go first. Rollups are made in the background, in transactions of their own: each reader
 * finds, in its own snapshot, either all of one or nothing of it.
 */
final class RollupMaker {
  private static final Logger LOG = LoggerFactory.getLogger(RollupMaker.class);
  private static final int MOST_REMEMBERED = 256;
  private static final long MOST_BEHIND = 100_000;
  private static final int SHARE_BEHIND = 20;
  private static final int MOST_AMENDED_DAYS = 16;
  private static final long PAUSE_MILLIS = 20;

  private final DuckDbFile file;
  private final RollupSettings settings;
  private final Executor background;
  private final Map<String, Integer> asked = new Recent<>();
  private final Map<String, Daily> definitions = new Recent<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final AtomicLong uses = new AtomicLong();
  private final Object changing = new Object();

  RollupMaker(DuckDbFile file, RollupSettings settings, Executor background) {
    this.file = file;
    this.settings = settings;
    this.background = background;
  }

  /** The rollups that a reader sees; what it would have liked is added to {@code wanted}. */
  Rollups in(Content content, Connection connection, List<Daily> wanted) throws SQLException {
    if (content.watermark().seq() < settings.fromEvents()) {
      return Rollups.NONE;
    }
    RollupTables current = RollupTables.of(content, connection);
    return definition -> {
      Optional<Rollups.Rollup> found = current.find(definition);
      if (found.isEmpty() || isFarBehind(found.get(), content)) {
        wanted.add(definition);
      } else {
        remember(definition);
      }
      found.ifPresent(rollup -> uses.incrementAndGet());
      return found;
    };
  }

  private static boolean isFarBehind(Rollups.Rollup rollup, Content content) {
    long behind = content.watermark().seq() - rollup.seq();
    return behind > Math.max(MOST_BEHIND, rollup.seq() / SHARE_BEHIND)
        || rollup.amended().size() > MOST_AMENDED_DAYS;
  }

  /** How many statements were answered from a rollup. */
  long uses() {
    return uses.get();
  }

  /** Has those made that were asked for often enough. */
  void want(List<Daily> definitions) {
    for (Daily definition : definitions) {
      String name = RollupTables.name(definition);
      if (remember(definition) >= settings.fromAsking() && begin(name)) {
        background.execute(() -> make(name, definition));
      }
    }
  }

  /** Has those made that will be asked for, as far as there is room. */
  void foresee(List<Daily> definitions) {
    for (Daily definition : definitions) {
      String name = RollupTables.name(definition);
      remember(definition);
      if (begin(name)) {
        background.execute(() -> make(name, definition));
      }
    }
  }

  /** Whether a rollup is being made or waits to be. */
  boolean isBusy() {
    synchronized (underWay) {
      return !underWay.isEmpty();
    }
  }

  private int remember(Daily definition) {
    synchronized (asked) {
      String name = RollupTables.name(definition);
      definitions.put(name, definition);
      return asked.merge(name, 1, Integer::sum);
    }
  }

  /**
   * Makes again what is behind, and drops what does not fit the events any more and was not asked
   * for since the start, so that how it is made is not known.
   */
  RolledUp.Refreshed refresh() throws InterruptedException {
    awaitIdle();
    Behind behind = file.read(this::behind);
    int made = 0;
    for (Daily definition : behind.known()) {
      String name = RollupTables.name(definition);
      if (begin(name)) {
        background.execute(() -> make(name, definition));
        made++;
      }
    }
    awaitIdle();
    for (String name : behind.useless()) {
      background.execute(() -> drop(name));
    }
    int dropped = behind.useless().size();
    return new RolledUp.Refreshed(behind.all() - dropped, made, dropped);
  }

  private record Behind(int all, List<Daily> known, List<String> useless) {}

  private Behind behind(Connection connection) throws SQLException {
    Content content = Content.load(connection);
    Set<String> fitting = RollupTables.of(content, connection).names();
    List<Daily> known = new ArrayList<>();
    List<String> useless = new ArrayList<>();
    for (String name : RollupTables.behind(content, connection)) {
      Daily definition = definition(name);
      if (definition != null) {
        known.add(definition);
      } else if (!fitting.contains(name)) {
        useless.add(name);
      }
    }
    return new Behind(RollupTables.names(connection).size(), known, useless);
  }

  /** Waits until no rollup is being made or waits to be. */
  void awaitIdle() throws InterruptedException {
    while (isBusy()) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Does {@code work} while no rollup is made or dropped: the engine refuses to take away a table
   * that somebody else is changing.
   */
  <T> T whileNoneChanges(Supplier<T> work) {
    synchronized (changing) {
      return work.get();
    }
  }

  private void change(DuckDbFile.Reading<String> change) {
    var unused = whileNoneChanges(() -> file.write(change));
  }

  private void drop(String name) {
    try {
      change(
          connection -> {
            RollupTables.drop(List.of(name), connection);
            return name;
          });
    } catch (AnalyticsException e) {
      LOG.warn("A rollup that is of no use any more cannot be dropped", e);
    }
  }

  private @Nullable Daily definition(String name) {
    synchronized (asked) {
      return definitions.get(name);
    }
  }

  private boolean begin(String name) {
    synchronized (underWay) {
      return underWay.add(name);
    }
  }

  private void make(String name, Daily definition) {
    try {
      change(
          connection -> {
            List<String> others = RollupTables.names(connection);
            others.remove(name);
            RollupTables.drop(superfluous(others), connection);
            RollupTables.make(definition, Content.load(connection), connection);
            return name;
          });
    } catch (AnalyticsException e) {
      LOG.warn("A rollup cannot be made; answers are computed from the events instead", e);
    } finally {
      synchronized (underWay) {
        underWay.remove(name);
      }
    }
  }

  /** Those that have to go so that there is room for one more: the ones not asked for longest. */
  private List<String> superfluous(List<String> names) {
    List<String> byUse = new ArrayList<>(names);
    synchronized (asked) {
      byUse.removeAll(asked.keySet());
      asked.keySet().stream().filter(names::contains).forEach(byUse::add);
    }
    return byUse.subList(0, Math.max(0, names.size() + 1 - settings.most()));
  }

  /** What is known of definitions, those asked for last. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
