/** Moves all that a server has from a data directory into a database, and back. */
@NullMarked
package io.aecos.analytics.server.move;

import org.jspecify.annotations.NullMarked;
