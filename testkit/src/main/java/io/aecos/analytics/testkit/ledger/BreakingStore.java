package io.aecos.analytics.testkit.ledger;

import io.aecos.analytics.retention.ArchiveStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store that ends whoever uses it, as a kill would, at its {@code last} call: with {@code after}
 * once that was done, else before.
 */
final class BreakingStore implements ArchiveStore {
  private final ArchiveStore store;
  private final int last;
  private final boolean after;
  private int calls;

  BreakingStore(ArchiveStore store, int last, boolean after) {
    this.store = store;
    this.last = last;
    this.after = after;
  }

  /** What is thrown then; nobody catches it by its kind. */
  static final class BrokenOff extends Error {
    private static final long serialVersionUID = 1;

    BrokenOff(int call) {
      super("broken off at call " + call);
    }
  }

  private <T> T step(Supplier<T> work) {
    calls++;
    if (calls > last || (calls == last && !after)) {
      throw new BrokenOff(calls);
    }
    T done = work.get();
    if (calls == last) {
      throw new BrokenOff(calls);
    }
    return done;
  }

  @Override
  public String words() {
    return store.words();
  }

  @Override
  public Path draft(String name) {
    return step(() -> store.draft(name));
  }

  @Override
  public void put(String name, Path draft) {
    step(
        () -> {
          store.put(name, draft);
          return true;
        });
  }

  @Override
  public Optional<Path> inPlace(String name) {
    return store.inPlace(name);
  }

  @Override
  public boolean get(String name, Path to) {
    return step(() -> store.get(name, to));
  }

  @Override
  public Optional<Kept> find(String name) {
    return step(() -> store.find(name));
  }

  @Override
  public List<Kept> list() {
    return step(store::list);
  }

  @Override
  public void delete(String name) {
    step(
        () -> {
          store.delete(name);
          return true;
        });
  }

  @Override
  public List<String> leftovers() {
    return store.leftovers();
  }

  @Override
  public int removeLeftovers() {
    return store.removeLeftovers();
  }

  /** The store goes on being used. */
  @Override
  public void close() {}
}
