/**
 * The Java hook of AEC OS Analytics. {@link io.aecos.analytics.client.Analytics} is all that most
 * programs need: one line records an event, and the program never waits for it and never fails
 * because of it. Needs nothing but the JDK.
 */
@NullMarked
package io.aecos.analytics.client;

import org.jspecify.annotations.NullMarked;
