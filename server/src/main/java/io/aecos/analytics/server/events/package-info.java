/** The events behind a number. */
@NullMarked
package io.aecos.analytics.server.events;

import org.jspecify.annotations.NullMarked;
