package io.aecos.analytics.server.reports;

import io.aecos.analytics.server.gate.SameSite;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where this server answers: what it calls itself, its loopback names, and the further hosts. */
record OwnAddress(Supplier<String> known, List<String> hosts) {
  private static final Set<String> WEB = Set.of("http", "https");

  /** Whether {@code address} is a path, or an address of this server. */
  boolean has(URI address) {
    if (address.isOpaque()) {
      return false;
    }
    if (address.getScheme() == null && address.getRawAuthority() == null) {
      return true;
    }
    String host = address.getHost();
    if (host == null || !WEB.contains(lower(address.getScheme()))) {
      return false;
    }
    URI own = URI.create(known.get());
    String name = lower(host);
    boolean samePort = port(address) == port(own);
    return hosts.stream().anyMatch(one -> lower(one).equals(name))
        || (samePort && (SameSite.LOOPBACK.contains(name) || name.equals(lower(own.getHost()))));
  }

  private static int port(URI address) {
    int standard = lower(address.getScheme()).equals("https") ? 443 : 80;
    return address.getPort() < 0 ? standard : address.getPort();
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
