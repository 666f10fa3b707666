/**
 * From a viewer's question to plans and from their cells to answers that say how complete they are.
 */
@NullMarked
package io.aecos.analytics.query;

import org.jspecify.annotations.NullMarked;
