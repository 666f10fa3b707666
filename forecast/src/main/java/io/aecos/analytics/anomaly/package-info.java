/**
 * What is unusual in a series of settled numbers: bursts, spikes, level shifts, missing data and
 * changes of spread. Each step is judged by what was known then, so that a detector can be run over
 * the past and tells how often it would have fired. Knows no metric, no calendar, nothing but the
 * JDK.
 */
@NullMarked
package io.aecos.analytics.anomaly;

import org.jspecify.annotations.NullMarked;
