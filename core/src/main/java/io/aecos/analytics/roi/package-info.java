/** What AEC OS is worth: what was saved, counted once, against what it costs. */
@NullMarked
package io.aecos.analytics.roi;

import org.jspecify.annotations.NullMarked;
