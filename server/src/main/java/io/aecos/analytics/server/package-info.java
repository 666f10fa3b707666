/** The server: starting and stopping it, and the one place where its parts are wired together. */
@NullMarked
package io.aecos.analytics.server;

import org.jspecify.annotations.NullMarked;
