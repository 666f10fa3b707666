/** Archiving what is old, and bringing it back. */
@NullMarked
package io.aecos.analytics.server.retention;

import org.jspecify.annotations.NullMarked;
