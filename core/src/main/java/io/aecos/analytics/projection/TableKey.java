package io.aecos.analytics.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ended: its last row's cells in the columns of the order, and its {@code seq}. */
public record TableKey(List<@Nullable Object> values, long seq) {
  public TableKey {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
