/** The one gate: who is asking, and may they. */
@NullMarked
package io.aecos.analytics.server.gate;

import org.jspecify.annotations.NullMarked;
