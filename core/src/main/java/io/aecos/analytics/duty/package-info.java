/** What only one of the servers that share a ledger may do at a time. */
@NullMarked
package io.aecos.analytics.duty;

import org.jspecify.annotations.NullMarked;
