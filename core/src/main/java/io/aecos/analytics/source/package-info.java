/**
 * What is known of each place that events come from: how far it was read and what state it is in.
 */
@NullMarked
package io.aecos.analytics.source;

import org.jspecify.annotations.NullMarked;
