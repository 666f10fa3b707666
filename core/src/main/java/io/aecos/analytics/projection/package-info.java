/** The columnar copy that answers queries: what it must do, and the plan it is asked to run. */
@NullMarked
package io.aecos.analytics.projection;

import org.jspecify.annotations.NullMarked;
