/** The one place where a plan becomes SQL. Values are always bound, never written into the text. */
@NullMarked
package io.aecos.analytics.engine.duckdb.sql;

import org.jspecify.annotations.NullMarked;
