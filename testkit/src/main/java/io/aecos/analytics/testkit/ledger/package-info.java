/** What every ledger must do. */
@NullMarked
package io.aecos.analytics.testkit.ledger;

import org.jspecify.annotations.NullMarked;
