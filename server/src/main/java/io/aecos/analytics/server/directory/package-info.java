/** The data directory: what lies where, who holds it, and how to reach the server that does. */
@NullMarked
package io.aecos.analytics.server.directory;

import org.jspecify.annotations.NullMarked;
