package io.aecos.analytics.report;

import io.aecos.analytics.metric.Unit;

/** A number with its unit, as a cell of a table. */
public record Quantity(double number, Unit unit) {}
