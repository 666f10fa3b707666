/** Hands things over to the outside: into folders, by mail, to webhooks. */
@NullMarked
package io.aecos.analytics.server.delivery;

import org.jspecify.annotations.NullMarked;
