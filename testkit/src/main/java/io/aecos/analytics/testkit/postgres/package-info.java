/** A real PostgreSQL for tests. */
@NullMarked
package io.aecos.analytics.testkit.postgres;

import org.jspecify.annotations.NullMarked;
