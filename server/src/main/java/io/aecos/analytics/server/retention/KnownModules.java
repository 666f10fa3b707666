package io.aecos.analytics.server.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.EditDistance;
import io.aecos.analytics.retention.RetentionRules;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sees to it that no rule of retention is of a module that nothing would ever be of. */
public final class KnownModules {
  private KnownModules() {}

  /** Refuses the first module in {@code rules} of which {@code catalog} has no event. */
  public static void check(RetentionRules rules, EventCatalog catalog) {
    SortedSet<String> known =
        catalog.definitions().stream()
            .map(definition -> definition.type().module())
            .collect(Collectors.toCollection(TreeSet::new));
    rules.modules().keySet().stream()
        .filter(module -> !known.contains(module))
        .sorted()
        .findFirst()
        .ifPresent(
            module -> {
              throw refusal(module, known, catalog);
            });
  }

  private static AnalyticsException refusal(
      String module, SortedSet<String> known, EventCatalog catalog) {
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION,
        "config.yaml: 'retention.modules' names '"
            + module
            + "', and no event of the catalogue is of that module"
            + hint(module, known, catalog)
            + "; known: "
            + String.join(", ", known)
            + ". Correct the name or take it out; a module of your own is known once one of its"
            + " events stands in catalog/*.yaml");
  }

  /** Whoever names the module of an alias is told what such events are stored as. */
  private static String hint(String module, SortedSet<String> known, EventCatalog catalog) {
    Optional<String> stored =
        catalog.definitions().stream()
            .filter(each -> each.aliases().stream().anyMatch(told -> told.module().equals(module)))
            .map(each -> each.type().module())
            .findFirst();
    if (stored.isPresent()) {
      return " (what is told under it is stored under '" + stored.get() + "')";
    }
    return known.stream()
        .min(Comparator.comparingInt(other -> EditDistance.between(module, other)))
        .filter(other -> EditDistance.between(module, other) <= module.length() / 2)
        .map(other -> " (did you mean '" + other + "'?)")
        .orElse("");
  }
}
