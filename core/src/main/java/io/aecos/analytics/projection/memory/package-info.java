/**
 * A projection in memory, slow and obviously correct: runs value tests and is every engine's
 * oracle.
 */
@NullMarked
package io.aecos.analytics.projection.memory;

import org.jspecify.annotations.NullMarked;
