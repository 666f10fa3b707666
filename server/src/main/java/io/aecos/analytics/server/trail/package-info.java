/** Where requests meet the audit trail: handlers, refusals, and reading it over HTTP. */
@NullMarked
package io.aecos.analytics.server.trail;

import org.jspecify.annotations.NullMarked;
