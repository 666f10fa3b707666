package io.aecos.analytics.server.openid;

import java.time.Instant;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** A sign-in that a browser, known by a digest, began and that did not come back yet. */
record Begun(OAuth2AuthorizationRequest request, String browser, Instant until) {}
