/** What elements really cost and how long they really took, as books tell it. */
@NullMarked
package io.aecos.analytics.outcome;

import org.jspecify.annotations.NullMarked;
