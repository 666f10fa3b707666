package io.aecos.analytics.testkit.s3;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real S3 server, S3Proxy, in a process and a directory of its own, where each folder is a
 * bucket. It knows one access key and checks every signature. It can be stopped and started again.
 */
public final class S3Server implements AutoCloseable {
  public static final String ACCESS_KEY = "test-key";
  public static final String SECRET_KEY = "test-secret-that-is-not-to-be-seen";

  /** Where the build puts it; tests run in their module's directory. */
  private static final Path PROGRAM = Path.of("target", "s3proxy", "s3proxy.jar");

  private static final int PATIENCE_SECONDS = 60;

  private final Path directory;
  private final int port;
  private Process running;

  private S3Server(Path directory, int port) throws IOException {
    this.directory = directory;
    this.port = port;
    this.running = launch();
  }

  /** One on a port of this machine that nobody else has. */
  public static S3Server start() throws IOException {
    int free;
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = any.getLocalPort();
    }
    return new S3Server(Files.createTempDirectory("aecos-s3"), free);
  }

  /** Its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Makes a bucket and gives the folder that holds its objects as files. */
  public Path bucket(String name) throws IOException {
    return Files.createDirectories(directory.resolve("buckets").resolve(name));
  }

  private Process launch() throws IOException {
    Files.createDirectories(directory.resolve("buckets"));
    Path settings = directory.resolve("s3proxy.properties");
    Files.write(
        settings,
        List.of(
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.endpoint=" + endpoint(),
            "s3proxy.identity=" + ACCESS_KEY,
            "s3proxy.credential=" + SECRET_KEY,
            "jclouds.provider=filesystem-nio2",
            "jclouds.identity=none",
            "jclouds.credential=none",
            "jclouds.filesystem.basedir=" + directory.resolve("buckets")));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                PROGRAM.toAbsolutePath().toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("s3proxy.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    await(process);
    return process;
  }

  private void await(Process process) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new IOException(
            "no S3 server: " + Files.readString(directory.resolve("s3proxy.log")));
      }
      pause();
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection asked =
          (HttpURLConnection) URI.create(endpoint() + "/").toURL().openConnection();
      asked.setConnectTimeout(1_000);
      asked.setReadTimeout(5_000);
      return asked.getResponseCode() > 0;
    } catch (IOException e) {
      return false; // Not yet.
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server was starting", e);
    }
  }

  public boolean isRunning() {
    return running.isAlive();
  }

  /** Ends it at once; what it keeps stays. */
  public void stop() {
    running.destroyForcibly().onExit().join();
  }

  /** Starts it on the same port, with what it keeps. */
  public void startAgain() throws IOException {
    running = launch();
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
