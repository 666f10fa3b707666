/** Views that people keep: an address of the dashboard under a name of their own. */
@NullMarked
package io.aecos.analytics.server.views;

import org.jspecify.annotations.NullMarked;
