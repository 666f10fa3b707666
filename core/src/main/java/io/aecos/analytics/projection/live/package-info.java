/**
 * Answers that are kept, and carried forward by what came since instead of being asked again; see
 * ADR 0052.
 */
@NullMarked
package io.aecos.analytics.projection.live;

import org.jspecify.annotations.NullMarked;
