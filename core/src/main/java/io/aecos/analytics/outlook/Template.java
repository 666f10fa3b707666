package io.aecos.analytics.outlook;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template of the library, from {@code added} until {@code removed} (null: it is still there),
 * with its class and the code edition that it is tagged with, where these are known.
 */
record Template(
    String id,
    @Nullable String elementType,
    @Nullable String codeEdition,
    Instant added,
    @Nullable Instant removed) {

  boolean isThere(Instant at) {
    return !added.isAfter(at) && (removed == null || removed.isAfter(at));
  }

  /** Whether rules of {@code code}, which look at {@code classes}, have a say in it. */
  boolean isConcernedBy(String code, Set<String> classes) {
    return code.equals(codeEdition) || elementType != null && classes.contains(elementType);
  }
}
