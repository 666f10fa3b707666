/** What the next update of a building code may mean for the library, from those of the past. */
@NullMarked
package io.aecos.analytics.outlook;

import org.jspecify.annotations.NullMarked;
