/** How busy the machine is: processors, memory and GPUs as {@code system/*} events. */
@NullMarked
package io.aecos.analytics.server.sampler;

import org.jspecify.annotations.NullMarked;
