/** Query cases with expected answers, and random queries to compare engines with the oracle. */
@NullMarked
package io.aecos.analytics.testkit.query;

import org.jspecify.annotations.NullMarked;
