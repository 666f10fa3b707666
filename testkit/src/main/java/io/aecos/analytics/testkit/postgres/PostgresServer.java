package io.aecos.analytics.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real PostgreSQL in a directory of its own, which can be killed and started again, and have a
 * standby that follows it and is promoted.
 */
public final class PostgresServer implements AutoCloseable {
  /** Where much else is at work it takes longer than the usual ten seconds. */
  private static final Duration START = Duration.ofMinutes(1);

  private final Path directory;
  private EmbeddedPostgres running;

  private PostgresServer(Path directory) throws IOException {
    this.directory = directory;
    this.running = start(0);
  }

  /**
   * A streaming standby of this one, as {@code pg_basebackup} makes it: a copy of all files while
   * it is in use, which then follows.
   */
  public PostgresServer standby() throws IOException, SQLException {
    Path copy = Files.createTempDirectory("aecos-standby");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      copy(directory.resolve("data"), copy.resolve("data"));
      try (ResultSet label =
          statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        label.next();
        Files.writeString(copy.resolve("data").resolve("backup_label"), label.getString(1));
      }
    }
    Files.writeString(copy.resolve("data").resolve("standby.signal"), "");
    Files.writeString(
        copy.resolve("data").resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres application_name=standby'%n"
            .formatted(port()));
    return new PostgresServer(copy);
  }

  /** What the primary writes to while it is copied may come and go; its log is streamed. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = from.relativize(file).toString();
        boolean own =
            name.startsWith("postmaster.")
                || name.startsWith("epg-")
                || name.endsWith(".auto.conf");
        boolean log = name.startsWith("pg_wal") && Files.isRegularFile(file);
        if (!own && !log) {
          copyOne(file, to.resolve(name));
        }
      }
    }
  }

  private static void copyOne(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      if (Files.exists(from)) {
        throw e;
      }
    }
  }

  /** Makes a standby the primary. */
  public void promote() throws SQLException {
    execute("SELECT pg_promote(true)");
  }

  /** One statement of the superuser. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row; empty where there is none. */
  public String ask(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port() + "/postgres", "postgres", "");
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
            .setPGStartupWait(START)
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

  /** As kill -9 does, to the server and all its processes; nothing where it was killed before. */
  public void kill() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
    List<ProcessHandle> all =
        ProcessHandle.of(Long.parseLong(lines.get(0))).stream()
            .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
            .toList();
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
