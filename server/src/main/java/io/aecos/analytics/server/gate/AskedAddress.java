package io.aecos.analytics.server.gate;

import io.aecos.analytics.server.listen.Connectors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * The address that a person asked, which is what the request says or, where it comes through a
 * proxy that is believed, what that one says.
 */
public final class AskedAddress {
  private AskedAddress() {}

  static String host(HttpServletRequest request) {
    return request.getServerName().toLowerCase(Locale.ROOT);
  }

  /** As a browser writes it: for example {@code https://analytics.example.com}. */
  public static String origin(HttpServletRequest request) {
    String scheme = request.getScheme();
    int port = request.getServerPort();
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host(request) + (usual ? "" : ":" + port);
  }

  /**
   * Whether it is the very address that the connection came in at. A name that was made to point at
   * this machine is none.
   */
  static boolean isOwn(HttpServletRequest request) {
    String literal = Connectors.literal(host(request));
    return literal != null && literal.equals(Connectors.literal(request.getLocalAddr()));
  }
}
