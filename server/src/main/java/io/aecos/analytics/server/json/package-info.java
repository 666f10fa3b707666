/** How answers are written as JSON. */
@NullMarked
package io.aecos.analytics.server.json;

import org.jspecify.annotations.NullMarked;
