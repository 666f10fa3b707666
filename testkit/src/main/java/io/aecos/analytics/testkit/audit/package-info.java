/** What every audit trail has to keep, whatever engine it is in. */
@NullMarked
package io.aecos.analytics.testkit.audit;

import org.jspecify.annotations.NullMarked;
