/** What work takes by hand, what AEC OS saves and what it costs. */
@NullMarked
package io.aecos.analytics.server.roi;

import org.jspecify.annotations.NullMarked;
