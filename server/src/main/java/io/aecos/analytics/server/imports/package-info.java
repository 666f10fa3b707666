/** Work in the background: loading workspaces and the demo, with its progress. */
@NullMarked
package io.aecos.analytics.server.imports;

import org.jspecify.annotations.NullMarked;
