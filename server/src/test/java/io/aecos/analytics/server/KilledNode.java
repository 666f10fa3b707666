package io.aecos.analytics.server;

import io.aecos.analytics.engine.sql.SqlTimetable;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A node of a shared ledger in a process of its own, which does what is due, to be killed; the
 * third argument is how far its machine's clock is ahead.
 */
final class KilledNode {
  private KilledNode() {}

  public static void main(String[] arguments) throws InterruptedException {
    DataDirectory data = new DataDirectory(Path.of(arguments[0]));
    AnalyticsServer server =
        AnalyticsServer.start(
            ServerOptions.passing(data, false, arguments[1]),
            beans -> {
              beans.registerBean(SqlTimetable.Pace.class, () -> SchedulesHttpTest.FAST);
              beans.registerBean(MachineClock.class, () -> ahead(arguments[2]));
            });
    server.context().getBean(DueTimes.class).begin();
    System.out.println(server.url() + " " + server.token());
    new CountDownLatch(1).await();
  }

  private static MachineClock ahead(String duration) {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(duration));
    return new MachineClock(clock);
  }
}
