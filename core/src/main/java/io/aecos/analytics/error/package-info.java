/** The one exception of the product and its stable error codes. */
@NullMarked
package io.aecos.analytics.error;

import org.jspecify.annotations.NullMarked;
