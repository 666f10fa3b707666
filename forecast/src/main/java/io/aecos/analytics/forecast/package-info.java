/**
 * Forecasts of a series of numbers: a small family of well-understood methods, chosen and weighed
 * for each series by how they would have done in its own past, with intervals from the errors that
 * they would have made.
 */
@NullMarked
package io.aecos.analytics.forecast;

import org.jspecify.annotations.NullMarked;
