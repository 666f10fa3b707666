/** How long events stay in the ledger, and how they get into archives and back. */
@NullMarked
package io.aecos.analytics.retention;

import org.jspecify.annotations.NullMarked;
