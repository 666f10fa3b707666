/** Questions that no single number answers. */
@NullMarked
package io.aecos.analytics.server.insight;

import org.jspecify.annotations.NullMarked;
