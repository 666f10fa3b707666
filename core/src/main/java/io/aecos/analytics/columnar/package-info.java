/** Files of rows that keep what each cell is. */
@NullMarked
package io.aecos.analytics.columnar;

import org.jspecify.annotations.NullMarked;
