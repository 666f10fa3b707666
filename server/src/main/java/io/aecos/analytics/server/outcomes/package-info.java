/** Actual costs and durations, handed in as a table. */
@NullMarked
package io.aecos.analytics.server.outcomes;

import org.jspecify.annotations.NullMarked;
