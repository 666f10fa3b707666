package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Says who sends a request, and so what they may see and do: asked anew for each request, so that a
 * change of role takes effect at once. Empty where nobody is known; whatever fails shows nothing.
 */
@FunctionalInterface
public interface ViewerOf {
  Optional<Viewer> viewerOf(HttpServletRequest request);
}
