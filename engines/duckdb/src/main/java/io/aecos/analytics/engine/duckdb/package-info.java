/** The embedded columnar projection: one DuckDB file that may be deleted at any time. */
@NullMarked
package io.aecos.analytics.engine.duckdb;

import org.jspecify.annotations.NullMarked;
