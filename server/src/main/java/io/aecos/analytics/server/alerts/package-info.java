/** Alerts: what people want to be told of, whether it is so, and that they are told once. */
@NullMarked
package io.aecos.analytics.server.alerts;

import org.jspecify.annotations.NullMarked;
