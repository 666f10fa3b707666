/** What changed, as server-sent events. */
@NullMarked
package io.aecos.analytics.server.stream;

import org.jspecify.annotations.NullMarked;
