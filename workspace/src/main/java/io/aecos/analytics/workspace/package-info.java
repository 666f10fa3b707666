/** Finds AEC OS projects, reads what they leave on disk and delivers it as events. */
@NullMarked
package io.aecos.analytics.workspace;

import org.jspecify.annotations.NullMarked;
