/** The system of record: an append-only log of accepted events and the books kept beside it. */
@NullMarked
package io.aecos.analytics.ledger;

import org.jspecify.annotations.NullMarked;
