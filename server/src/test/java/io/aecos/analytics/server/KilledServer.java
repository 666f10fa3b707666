package io.aecos.analytics.server;

import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, to be killed. */
final class KilledServer {
  private KilledServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    DataDirectory data = new DataDirectory(Path.of(arguments[0]));
    AnalyticsServer server = AnalyticsServer.start(ServerOptions.passing(data, false));
    System.out.println(server.url() + " " + server.token());
    new CountDownLatch(1).await();
  }
}
