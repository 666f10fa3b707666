/**
 * What handlers say for the product's own audit trail, and the book that it is written in. Where
 * this hooks into requests is {@link io.aecos.analytics.server.trail}.
 */
@NullMarked
package io.aecos.analytics.server.audit;

import org.jspecify.annotations.NullMarked;
