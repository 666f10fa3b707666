package io.aecos.analytics.registry;

import java.util.List;

/** The history of refreshes, and the folders that one reads. */
public interface KeptRefreshes {

  /** The latest ones first, at most {@code limit}. */
  List<KeptRefresh> latest(int limit);

  /** Keeps a refresh; its id is new. Of those before it the latest hundred stay. */
  void add(KeptRefresh refresh);

  /** The folders that were imported from, by name. */
  List<String> workspaces();

  /** From now on {@code folder} is read with each refresh. */
  void addWorkspace(String folder);

  /** From now on {@code folder} is not read; tells whether it was. */
  boolean forgetWorkspace(String folder);
}
