package io.aecos.analytics.insight;

import io.aecos.analytics.metric.Formula.CellValues;
import io.aecos.analytics.projection.CellSet;
import io.aecos.analytics.projection.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of one cell by measure; {@code weeks} is the length of its window. */
record CellNumbers(List<Measure> measures, CellSet.Cell cell, double weeks) implements CellValues {
  @Override
  public @Nullable Double of(Measure measure) {
    Double value = cell.values().get(measures.indexOf(measure));
    return value == null && measure instanceof Measure.Count ? Double.valueOf(0) : value;
  }
}
