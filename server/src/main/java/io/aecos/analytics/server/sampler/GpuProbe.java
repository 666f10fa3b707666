package io.aecos.analytics.server.sampler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks NVIDIA's own programs, {@code nvidia-smi} or else {@code dcgmi}, how busy the GPUs are. On a
 * machine that has neither it finds no GPU and does not ask again; one that fails is asked again at
 * the next moment.
 */
final class GpuProbe {
  private static final Logger LOG = LoggerFactory.getLogger(GpuProbe.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_OUTPUT = 1 << 20;

  /** A figure, or in brackets why there is none: {@code [N/A]}. */
  private static final String FIGURE = "(\\d+(?:\\.\\d+)?|\\[[^]]*])";

  /** {@code 0, NVIDIA A100, 37, 1024, 40960}: index, name, busy percent, MiB used and in all. */
  private static final Pattern SMI =
      Pattern.compile("(\\d+), *([^,]+?), *" + FIGURE + ", *" + FIGURE + ", *" + FIGURE);

  /** {@code GPU 0 37 1024 40960}: fields 203, 252 and 250 of DCGM, the same figures. */
  private static final Pattern DCGM =
      Pattern.compile("(GPU +\\d+)( +)(\\d+(?:\\.\\d+)?) +(\\d+) +(\\d+)");

  private static final List<Tool> TOOLS =
      List.of(
          new Tool(
              List.of(
                  "nvidia-smi",
                  "--query-gpu=index,name,utilization.gpu,memory.used,memory.total",
                  "--format=csv,noheader,nounits"),
              SMI),
          new Tool(List.of("dcgmi", "dmon", "-c", "1", "-e", "203,252,250"), DCGM));

  private final String folder;
  private final Duration patience;
  private final List<Tool> tools = new ArrayList<>(TOOLS);
  private String trouble = "";

  private record Tool(List<String> command, Pattern line) {}

  /** Looks for the programs on the PATH. */
  GpuProbe() {
    this("", PATIENCE);
  }

  /** Looks for the programs in {@code folder}, which ends with a separator. */
  GpuProbe(String folder, Duration patience) {
    this.folder = folder;
    this.patience = patience;
  }

  /** The load of each GPU now; empty when there is none. */
  List<GpuLoad> loads() {
    trouble = "";
    for (Tool tool : List.copyOf(tools)) {
      try {
        return read(tool);
      } catch (NoSuchTool e) {
        LOG.info("No GPU figures from {}: {}", tool.command().get(0), e.getMessage());
        tools.remove(tool);
      } catch (IOException e) {
        LOG.debug("No GPU figures from {} this time: {}", tool.command().get(0), e.getMessage());
        trouble = tool.command().get(0) + ": " + e.getMessage();
      }
    }
    return List.of();
  }

  /** Why a program that is there gave no figures the last time; "" where none failed. */
  String trouble() {
    return trouble;
  }

  private static Process start(List<String> command) throws NoSuchTool {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new NoSuchTool(e);
    }
  }

  /** A program that is not on this machine. */
  private static final class NoSuchTool extends IOException {
    private static final long serialVersionUID = 1;

    NoSuchTool(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private List<GpuLoad> read(Tool tool) throws IOException {
    List<String> command = new ArrayList<>(tool.command());
    command.set(0, folder + command.get(0));
    Process process = start(command);
    try {
      process.getOutputStream().close();
      return output(process)
          .lines()
          .map(tool.line()::matcher)
          .filter(Matcher::find)
          .map(GpuProbe::load)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Another thread reads, since a program that hangs ends neither itself nor its output. */
  private String output(Process process) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    FutureTask<byte[]> reading =
        new FutureTask<>(() -> process.getInputStream().readNBytes(LONGEST_OUTPUT));
    Thread reader = new Thread(reading, "gpu-probe");
    reader.setDaemon(true);
    reader.start();
    try {
      byte[] read = reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      String output = new String(read, StandardCharsets.UTF_8);
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new IOException("it does not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException("it ended with an error: " + output.lines().findFirst().orElse(""));
      }
      return output;
    } catch (TimeoutException e) {
      throw new IOException("it does not answer", e);
    } catch (ExecutionException e) {
      throw new IOException("its output cannot be read", e);
    }
  }

  private static GpuLoad load(Matcher line) {
    String device = (line.group(1) + " " + line.group(2)).strip();
    Double used = figure(line.group(4));
    Double all = figure(line.group(5));
    Double memory = used == null || all == null ? null : all > 0 ? 100 * used / all : 0.0;
    return new GpuLoad(device, figure(line.group(3)), memory);
  }

  private static @Nullable Double figure(String text) {
    return text.startsWith("[") ? null : Double.valueOf(text);
  }
}
