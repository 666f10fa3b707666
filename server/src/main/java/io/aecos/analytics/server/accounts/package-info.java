/** People, teams and tokens, as administrators keep them, and what each may know of themselves. */
@NullMarked
package io.aecos.analytics.server.accounts;

import org.jspecify.annotations.NullMarked;
