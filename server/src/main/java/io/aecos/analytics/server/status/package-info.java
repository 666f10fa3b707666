/** What the server is doing right now. */
@NullMarked
package io.aecos.analytics.server.status;

import org.jspecify.annotations.NullMarked;
