package io.aecos.analytics.cli;

import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data a command works on. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory; else $AECOS_ANALYTICS_HOME, else ~/.aecos/analytics.")
  @Nullable Path data;

  @Option(
      names = "--demo",
      description = "Work on the demo firm's data, which live apart from all others.")
  boolean demo;

  @Option(
      names = "--ledger",
      paramLabel = "URL",
      defaultValue = "${env:AECOS_ANALYTICS_LEDGER}",
      description =
          "Where the ledger is: sqlite (in the data directory) or"
              + " postgresql://USER@HOST:PORT/DB, which several servers share; else"
              + " $$AECOS_ANALYTICS_LEDGER, else config.yaml. Password: $$PGPASSWORD,"
              + " ledger.passwordFile or ~/.pgpass.")
  @Nullable String ledger;

  DataDirectory directory() {
    DataDirectory directory = DataDirectory.resolve(data);
    return demo ? directory.demo() : directory;
  }
}
