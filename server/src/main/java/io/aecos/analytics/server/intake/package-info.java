/** Events over HTTP: JSON, NDJSON and CloudEvents become deliveries. */
@NullMarked
package io.aecos.analytics.server.intake;

import org.jspecify.annotations.NullMarked;
