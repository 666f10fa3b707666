/** What the Java hook costs the thread that records. */
@NullMarked
package io.aecos.analytics.bench.hook;

import org.jspecify.annotations.NullMarked;
