package io.aecos.analytics.insight;

import io.aecos.analytics.projection.TogetherCells;
import java.util.List;

/** Who takes part in whose elements, those who share most first. */
public record TogetherAnswer(List<TogetherCells.Pair> pairs, long all, Trust trust) {}
