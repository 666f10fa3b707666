/** Moves a ledger with its registry and its audit trail from one engine to another. */
@NullMarked
package io.aecos.analytics.engine.sql.move;

import org.jspecify.annotations.NullMarked;
