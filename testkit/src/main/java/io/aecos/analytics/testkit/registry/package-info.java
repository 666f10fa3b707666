/** What every registry is held to. */
@NullMarked
package io.aecos.analytics.testkit.registry;

import org.jspecify.annotations.NullMarked;
