/** Measures speed and memory on the machine at hand. Nothing here asserts anything. */
@NullMarked
package io.aecos.analytics.bench;

import org.jspecify.annotations.NullMarked;
