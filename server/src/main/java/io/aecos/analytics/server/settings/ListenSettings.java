package io.aecos.analytics.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who can reach the server: the address that it listens at, its certificate, and the addresses of
 * the reverse proxies whose word about the asking machine is believed.
 */
public record ListenSettings(String bind, @Nullable TlsSettings tls, List<String> proxies) {
  /** Only programs and people on this machine. */
  public static final ListenSettings LOCAL = new ListenSettings("127.0.0.1", null, List.of());

  public ListenSettings {
    resolved(bind);
    proxies = proxies.stream().map(ListenSettings::literal).toList();
  }

  /** The same with another address to listen at. */
  public ListenSettings at(String address) {
    return new ListenSettings(address, tls, proxies);
  }

  public InetAddress address() {
    return resolved(bind);
  }

  /** Whether only this machine can reach the server. */
  public boolean isLocal() {
    return address().isLoopbackAddress();
  }

  private static InetAddress resolved(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "bind must be an address of this machine, like 0.0.0.0, not '" + bind + "'", e);
    }
  }

  /** The form in which the address of a connection is told. */
  private static String literal(String address) {
    if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw noProxy(address, null);
    }
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw noProxy(address, e);
    }
  }

  private static IllegalArgumentException noProxy(String address, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "proxy must list addresses like 10.0.0.7, not '" + address + "'", cause);
  }
}
