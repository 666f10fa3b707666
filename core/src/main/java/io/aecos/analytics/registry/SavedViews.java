package io.aecos.analytics.registry;

import java.util.Comparator;
import java.util.List;

/** The saved views of a registry. Each is its owner's alone. */
public interface SavedViews {

  /** By name, whatever its case; engines order letters beyond ASCII each in their own way. */
  Comparator<SavedView> BY_NAME =
      Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(SavedView::name);

  /** The owner's views, {@link #BY_NAME}. */
  List<SavedView> of(String owner);

  /** Keeps a view; the owner's one of the same name is replaced. */
  void put(String owner, SavedView view);

  /** Forgets a view; one that is not there is forgotten already. */
  void forget(String owner, String name);
}
