/** The embedded system of record: one SQLite file. */
@NullMarked
package io.aecos.analytics.engine.sqlite;

import org.jspecify.annotations.NullMarked;
