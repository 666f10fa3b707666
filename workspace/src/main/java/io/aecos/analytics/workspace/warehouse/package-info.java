/**
 * Reads event tables that somebody made after the roadmap of AEC OS, in SQLite files or PostgreSQL.
 */
@NullMarked
package io.aecos.analytics.workspace.warehouse;

import org.jspecify.annotations.NullMarked;
