/** One small reader per source of an AEC OS project; they write nothing there. */
@NullMarked
package io.aecos.analytics.workspace.read;

import org.jspecify.annotations.NullMarked;
