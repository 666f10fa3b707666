/**
 * The columnar copy that answers queries: what it must do, and the plans it is asked to run, of
 * events and of elements (what became of each, and how two facts about it compare).
 */
@NullMarked
package io.aecos.analytics.projection;

import org.jspecify.annotations.NullMarked;
