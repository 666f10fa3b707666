/** Questions about elements: what became of each, and how two facts about it compare. */
@NullMarked
package io.aecos.analytics.projection.element;

import org.jspecify.annotations.NullMarked;
