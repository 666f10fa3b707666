/** Where a server keeps what it has: in its own directory, or in a database that nodes share. */
@NullMarked
package io.aecos.analytics.server.stores;

import org.jspecify.annotations.NullMarked;
