package io.aecos.analytics.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    String literal = literal(host(request));
    return literal != null && literal.equals(literal(request.getLocalAddr()));
  }

  /** The form that addresses of connections have; null for what is a name. */
  private static @Nullable String literal(String host) {
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    boolean address = bare.matches("[0-9.]+") || bare.contains(":");
    try {
      return address ? Objects.requireNonNull(InetAddress.getByName(bare)).getHostAddress() : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
