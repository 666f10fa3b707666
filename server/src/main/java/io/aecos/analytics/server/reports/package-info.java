/** Reports: asked for over HTTP, made in the background, signed, kept, and handed out again. */
@NullMarked
package io.aecos.analytics.server.reports;

import org.jspecify.annotations.NullMarked;
