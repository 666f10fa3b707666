/** The quarantine over HTTP: what lies in it, and what is done about it. */
@NullMarked
package io.aecos.analytics.server.quarantine;

import org.jspecify.annotations.NullMarked;
