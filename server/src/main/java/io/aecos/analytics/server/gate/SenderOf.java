package io.aecos.analytics.server.gate;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.intake.Sender;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Says as whom a request delivers, by the credentials that it came with and never by what it holds.
 * {@code viewer} is whom {@link ViewerOf} found; who is not known to have a right has none.
 */
@FunctionalInterface
public interface SenderOf {
  Sender senderOf(HttpServletRequest request, Viewer viewer);
}
