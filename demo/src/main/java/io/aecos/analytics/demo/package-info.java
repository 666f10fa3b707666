/** A believable firm, generated from a seed as a stream of events in the order of their time. */
@NullMarked
package io.aecos.analytics.demo;

import org.jspecify.annotations.NullMarked;
