/** The events of a projection as a table, read page by page. */
@NullMarked
package io.aecos.analytics.projection.table;

import org.jspecify.annotations.NullMarked;
