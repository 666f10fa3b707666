/** Work on the data as a whole, such as backups and archiving: one at a time, in the background. */
@NullMarked
package io.aecos.analytics.server.upkeep;

import org.jspecify.annotations.NullMarked;
