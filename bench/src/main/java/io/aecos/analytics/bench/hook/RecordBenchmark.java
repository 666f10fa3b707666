package io.aecos.analytics.bench.hook;

import io.aecos.analytics.client.AnalyticsClient;
import io.aecos.analytics.client.AnalyticsContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One call of {@code record} in a host's thread, while the queue is written to the disk in the
 * background and the server is away, fast, slow or silent. A host does something between two
 * events: the pause, without which the benchmark would measure how fast a disk fills.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
// Touched before, as the heap of a host that has run for a while: the first touch of a page costs
// tens of microseconds.
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"})
@SuppressWarnings("NullAway.Init") // open() comes first
public class RecordBenchmark {
  @Param({"AWAY", "TAKES", "SLOW", "HANGS"})
  public Server.Mood mood = Server.Mood.AWAY;

  private static final long PAUSE_NANOS = 5_000;

  private Path home;
  private AnalyticsClient client;
  private Server server;
  private double value;

  @Setup(Level.Trial)
  public void open() throws IOException {
    home = Files.createTempDirectory(Path.of("bench", "target"), "hook");
    server = Server.start(mood);
    client = AnalyticsClient.builder().dataDirectory(home).server(server.address()).build();
  }

  /** Not part of what is measured. */
  @Setup(Level.Invocation)
  public void pause() {
    long until = System.nanoTime() + PAUSE_NANOS;
    while (System.nanoTime() - until < 0) {
      Thread.onSpinWait();
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    System.out.println(client.stats());
    client.close();
    server.close();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** As long as a record, without one: what the machine itself adds at the upper percentiles. */
  @Benchmark
  public double arithmeticOnly() {
    double sum = value;
    for (int i = 1; i < 80; i++) {
      sum += 1 / (sum + i);
    }
    return sum;
  }

  @Benchmark
  public boolean shortForm() {
    return client.record("parser", "parse_completed", value += 0.01);
  }

  @Benchmark
  public boolean fluentForm() {
    return client
        .event("generation", "element_generated")
        .value(value += 0.5)
        .user("maria")
        .project("tower-a")
        .discipline("structural")
        .element("2O2Fr$t4X7Zf8NOew3FLOH")
        .elementType("IfcWall")
        .template("tpl-wall-200")
        .region("US-CA")
        .codeEdition("IBC 2021")
        .attribute("ifc_name", "Basic Wall:Exterior")
        .attribute("layers", 5)
        .record();
  }

  @Benchmark
  public boolean shortFormWithContext() {
    try (var scope = AnalyticsContext.with("maria", "tower-a")) {
      return client.record("parser", "parse_completed", value += 0.01);
    }
  }
}
