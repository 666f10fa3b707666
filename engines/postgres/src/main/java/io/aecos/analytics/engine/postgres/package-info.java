/** The system of record that several servers share: a PostgreSQL database. */
@NullMarked
package io.aecos.analytics.engine.postgres;

import org.jspecify.annotations.NullMarked;
