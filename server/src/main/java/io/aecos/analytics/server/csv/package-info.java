/** Files of events for spreadsheets. */
@NullMarked
package io.aecos.analytics.server.csv;

import org.jspecify.annotations.NullMarked;
