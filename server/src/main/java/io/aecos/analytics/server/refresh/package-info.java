/** The daily refresh: takes in what changed, looks after rollups, and does what is due. */
@NullMarked
package io.aecos.analytics.server.refresh;

import org.jspecify.annotations.NullMarked;
