/** Makes one event of each happening, however many sources tell of it. */
@NullMarked
package io.aecos.analytics.workspace.assemble;

import org.jspecify.annotations.NullMarked;
