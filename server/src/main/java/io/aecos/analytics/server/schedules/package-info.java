/** Schedules: what is done again and again, when it is due, and what became of it. */
@NullMarked
package io.aecos.analytics.server.schedules;

import org.jspecify.annotations.NullMarked;
