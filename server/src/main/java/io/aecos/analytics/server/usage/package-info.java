/** What people do with this product itself: they sign in, and take things out. */
@NullMarked
package io.aecos.analytics.server.usage;

import org.jspecify.annotations.NullMarked;
