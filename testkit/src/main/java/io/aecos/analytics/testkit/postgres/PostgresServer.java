package io.aecos.analytics.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL in a directory of its own, which can be killed and started again. */
public final class PostgresServer implements AutoCloseable {
  private final Path directory;
  private EmbeddedPostgres running;

  private PostgresServer(Path directory) throws IOException {
    this.directory = directory;
    this.running = start(0);
  }

  /** Makes and starts one; who is root may, too. */
  public static PostgresServer start() throws IOException {
    return new PostgresServer(Files.createTempDirectory("aecos-postgres"));
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setServerConfig("max_connections", "300")
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  /** Of the superuser and his database, in a schema. */
  public String address(String schema) {
    return "postgresql://postgres@localhost:" + port() + "/postgres?currentSchema=" + schema;
  }

  public int port() {
    return running.getPort();
  }

  /** As kill -9 does, to the server and all its processes. */
  public void kill() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** With what it had when it was killed, on the same port. */
  public void startAgain() throws IOException {
    int port = port();
    running.close(); // It only gives its lock back, since there is nothing left to stop.
    running = start(port);
  }

  @Override
  public void close() throws IOException {
    kill();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
