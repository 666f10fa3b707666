/**
 * Questions that no single number answers: the flow of elements, distributions, pairs, who works
 * with whom, what happened when, what may come, and what a change is made of.
 */
@NullMarked
package io.aecos.analytics.insight;

import org.jspecify.annotations.NullMarked;
