/** Errors as problem+json, from one place. */
@NullMarked
package io.aecos.analytics.server.problem;

import org.jspecify.annotations.NullMarked;
