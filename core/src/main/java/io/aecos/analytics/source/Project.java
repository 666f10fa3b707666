package io.aecos.analytics.source;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An AEC OS project. {@code seed} is its identity here: it never changes, and what a connector
 * derives event ids from. {@code marks} are what the project carries itself and is recognised by,
 * wherever it lies. {@code key} is the value of the event field {@code project}: the name of its
 * root directory, made unique by its parent's name where two projects share it. {@code name} is for
 * display, {@code root} the real path of the directory, {@code copies} the paths of further folders
 * that hold the same project, and {@code formerly} the keys and the paths that it had before.
 */
public record Project(
    String key,
    String name,
    String root,
    String seed,
    SortedSet<String> marks,
    List<String> copies,
    List<Former> formerly) {

  public Project {
    marks = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(marks));
    copies = copies.stream().sorted().toList();
    formerly =
        formerly.stream()
            .sorted(Comparator.comparingLong(Former::until).thenComparing(Former::name))
            .toList();
  }

  /** A project that nothing but its key identifies. */
  public Project(String key, String name, String root) {
    this(key, name, root, key, new TreeSet<>(), List.of(), List.of());
  }

  /** A key or path that a project had while the ledger grew up to the row {@code until}. */
  public record Former(String name, long until) {}
}
