/** What earlier versions kept elsewhere in the data directory. */
@NullMarked
package io.aecos.analytics.server.former;

import org.jspecify.annotations.NullMarked;
