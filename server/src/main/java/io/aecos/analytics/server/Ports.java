package io.aecos.analytics.server;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Chooses the port to listen on. */
final class Ports {
  private static final int TRIES = 100;

  private Ports() {}

  /**
   * {@code asked} if it is free; without a wish, {@code preferred} or the next free one after it.
   */
  static int choose(@Nullable Integer asked, int preferred, InetAddress address) {
    if (asked != null) {
      if (asked != 0 && !isFree(asked, address)) {
        throw new AnalyticsException(
            ErrorCode.NO_PERMISSION,
            "Port " + asked + " is taken. Leave --port out to take the next free one.");
      }
      return asked;
    }
    for (int port = preferred; port < preferred + TRIES && port <= 65_535; port++) {
      if (isFree(port, address)) {
        return port;
      }
    }
    return 0;
  }

  private static boolean isFree(int port, InetAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
