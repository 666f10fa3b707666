/**
 * Where events and texts name people, and what stands there instead once somebody was erased. Knows
 * nothing of who is erased when; that is the registry's.
 */
@NullMarked
package io.aecos.analytics.pseudonym;

import org.jspecify.annotations.NullMarked;
