/** The command line: talks to a server through its HTTP API only. */
@NullMarked
package io.aecos.analytics.cli;

import org.jspecify.annotations.NullMarked;
