/** Who can reach the server: the address it listens at, its certificate, its reverse proxies. */
@NullMarked
package io.aecos.analytics.server.listen;

import org.jspecify.annotations.NullMarked;
