/** What the next update of a building code may mean. */
@NullMarked
package io.aecos.analytics.server.outlook;

import org.jspecify.annotations.NullMarked;
