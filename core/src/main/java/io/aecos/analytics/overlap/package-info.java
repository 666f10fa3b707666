/** Counts once what a hook and a connector both tell of. */
@NullMarked
package io.aecos.analytics.overlap;

import org.jspecify.annotations.NullMarked;
