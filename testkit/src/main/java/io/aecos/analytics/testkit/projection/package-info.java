/** What every projection must do. */
@NullMarked
package io.aecos.analytics.testkit.projection;

import org.jspecify.annotations.NullMarked;
