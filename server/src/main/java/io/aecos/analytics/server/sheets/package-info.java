/** The sheets of the dashboard, as far as they are for the viewer. */
@NullMarked
package io.aecos.analytics.server.sheets;

import org.jspecify.annotations.NullMarked;
