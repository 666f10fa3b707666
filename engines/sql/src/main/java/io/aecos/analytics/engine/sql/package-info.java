/**
 * What engines that speak SQL do alike: the tables of ledger, registry and audit trail but for the
 * events themselves. An engine brings its connections, its schema and a {@link
 * io.aecos.analytics.engine.sql.Dialect}.
 */
@NullMarked
package io.aecos.analytics.engine.sql;

import org.jspecify.annotations.NullMarked;
