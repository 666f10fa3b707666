package io.aecos.analytics.server.gate;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses requests that another site made a browser send. The {@code Host} must be one of ours or
 * the address that the connection came in at, which also stops names that were made to point at
 * this machine; {@code Origin} must be what was asked itself.
 */
public final class SameSite {
  /** Names by which every machine reaches itself, as addresses have them. */
  public static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> hosts;

  /** {@code furtherHosts} are accepted beside the loopback names. */
  public SameSite(List<String> furtherHosts) {
    Set<String> names = new HashSet<>(LOOPBACK);
    furtherHosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    this.hosts = Set.copyOf(names);
  }

  void check(HttpServletRequest request) {
    boolean named = request.getHeader("Host") != null;
    if (!named || !hosts.contains(AskedAddress.host(request)) && !AskedAddress.isOwn(request)) {
      throw refused("Host", "this server does not answer to that host name");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !origin.equalsIgnoreCase(AskedAddress.origin(request))) {
      throw refused("Origin", "another site may not use this server");
    }
    if (foreignFetch(request)) {
      throw refused("Sec-Fetch-Site", "another site may not use this server");
    }
  }

  /** A link may lead here from anywhere, but only to a page; anything else must come from here. */
  private static boolean foreignFetch(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site == null || site.equals("same-origin") || site.equals("none")) {
      return false;
    }
    boolean link =
        request.getMethod().equals("GET")
            && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
            && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    return !link || Door.isGuarded(request);
  }

  private static AnalyticsException refused(String header, String reason) {
    return AnalyticsException.invalid(ErrorCode.FORBIDDEN, header, reason, List.of());
  }
}
