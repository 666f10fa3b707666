/** Who is asking and which events they may see; compiled into every query. */
@NullMarked
package io.aecos.analytics.access;

import org.jspecify.annotations.NullMarked;
