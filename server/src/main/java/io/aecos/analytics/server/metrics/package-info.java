/** Questions about numbers: their parameters, and the JSON of their answers. */
@NullMarked
package io.aecos.analytics.server.metrics;

import org.jspecify.annotations.NullMarked;
