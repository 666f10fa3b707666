/** What the person who runs the server needs: checks, rebuilding, measurements. */
@NullMarked
package io.aecos.analytics.server.operate;

import org.jspecify.annotations.NullMarked;
