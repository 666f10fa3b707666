package io.aecos.analytics.projection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a flow whose stages, by index, ended as wanted; at most {@code limit} after
 * {@code cursor} (as given by the page before; null = from the first).
 */
public record FlowSelection(
    FlowPlan plan, Map<Integer, String> wanted, int limit, @Nullable String cursor) {
  public FlowSelection {
    wanted = Map.copyOf(wanted);
  }
}
