/**
 * Questions that no single number answers: the flow of elements, distributions, pairs, who works
 * with whom, and what happened when.
 */
@NullMarked
package io.aecos.analytics.insight;

import org.jspecify.annotations.NullMarked;
