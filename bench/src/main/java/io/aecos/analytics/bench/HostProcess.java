package io.aecos.analytics.bench;

import io.aecos.analytics.bench.hook.OwnJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A host of a hook in a process of its own, and the last event that it said to be durable. */
final class HostProcess {
  /** Which hook a host uses. */
  enum Kind {
    JAVA,
    PYTHON;

    private List<String> command(Path root, Path data, String name) {
      List<String> command =
          new ArrayList<>(
              switch (this) {
                case JAVA -> OwnJvm.command(HookHost.class, "-XX:TieredStopAtLevel=1");
                case PYTHON -> List.of("python3", root.resolve("bench/hook_host.py").toString());
              });
      command.addAll(List.of(data.toString(), name));
      return command;
    }
  }

  private final String name;
  private final Process process;
  private final Thread reader;
  private volatile long durable;

  private HostProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(this::read, name);
    reader.start();
  }

  /**
   * Starts a host on the queue of a data directory, which the server knows by {@code token}; what
   * it complains of goes to {@code log}.
   */
  static HostProcess start(Kind kind, Path root, Path data, String name, String token, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(kind.command(root, data, name))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("PYTHONPATH", root.resolve("python").toString());
    builder.environment().put("AECOS_ANALYTICS_TOKEN", token);
    return new HostProcess(name, builder.start());
  }

  String name() {
    return name;
  }

  /** The number up to which all events were said to be durable. */
  long durable() {
    return durable;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}; then reads what the host had still said. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly(); // the process's own method would close its output
    process.waitFor();
    reader.join();
  }

  /** Lets it end in order; false when it did not, or not well. */
  boolean end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      kill();
      return false;
    }
    reader.join();
    return process.exitValue() == 0;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("durable ")) {
          durable = Long.parseLong(line.substring("durable ".length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
