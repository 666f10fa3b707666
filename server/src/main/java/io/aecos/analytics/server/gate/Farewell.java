package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** Where somebody who signs out here has to go on to, to sign out there as well. */
public interface Farewell {

  /** The address for the session of {@code secret}, which is about to end; empty for none. */
  Optional<URI> after(String secret, HttpServletRequest request);
}
