/**
 * Copies of a whole data directory: taken while it is used, and put back after they were proven.
 */
@NullMarked
package io.aecos.analytics.server.backup;

import org.jspecify.annotations.NullMarked;
