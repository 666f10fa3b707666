/** Signing in with an OpenID Connect provider: who somebody is there, and what that means here. */
@NullMarked
package io.aecos.analytics.server.openid;

import org.jspecify.annotations.NullMarked;
