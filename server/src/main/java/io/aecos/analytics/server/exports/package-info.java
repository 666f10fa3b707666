/** Where the dashboard tells what was taken out of it. */
@NullMarked
package io.aecos.analytics.server.exports;

import org.jspecify.annotations.NullMarked;
