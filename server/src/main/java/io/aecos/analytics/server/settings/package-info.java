/** What can be configured, with defaults and validation. */
@NullMarked
package io.aecos.analytics.server.settings;

import org.jspecify.annotations.NullMarked;
