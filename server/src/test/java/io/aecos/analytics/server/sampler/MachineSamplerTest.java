package io.aecos.analytics.server.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.source.SourceState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oshi.SystemInfo;

class MachineSamplerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

  @TempDir private Path tools;

  @Test
  void sample_tellsProcessorsAndMemoryOfThisMachine() {
    List<Event> events = new MachineSampler(new SystemInfo(), probe()).sample(NOW);

    assertThat(events)
        .extracting(event -> event.eventType().toString())
        .containsExactly("system/cpu_utilization", "system/memory_utilization");
    assertThat(events).allSatisfy(EventCatalog.shipped()::check);
    assertThat(events.get(1).value()).isStrictlyBetween(0.0, 100.0);
  }

  @Test
  void gpus_areReadFromNvidiaSmi() throws IOException {
    tool("nvidia-smi", "0, NVIDIA A100-SXM4, 37, 1024, 40960", "1, NVIDIA A100-SXM4, 0, 0, 40960");

    assertThat(probe().loads())
        .containsExactly(
            new GpuLoad("0 NVIDIA A100-SXM4", 37.0, 2.5),
            new GpuLoad("1 NVIDIA A100-SXM4", 0.0, 0.0));
  }

  @Test
  void gpus_areReadFromDcgm_whereNvidiaSmiFails() throws IOException {
    Files.writeString(tools.resolve("nvidia-smi"), "#!/bin/sh\necho no driver\nexit 9\n");
    assertThat(tools.resolve("nvidia-smi").toFile().setExecutable(true)).isTrue();
    tool("dcgmi", "#Entity   GPUTL  FBUSD  FBTTL", "GPU 0     55     10240  40960");

    assertThat(probe().loads()).containsExactly(new GpuLoad("GPU 0", 55.0, 25.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleep 60", "echo 0; sleep 60 & wait", "exec >&-; sleep 60", "yes"})
  void gpus_programThatDoesNotEnd_isNotWaitedFor(String script) throws IOException {
    Files.writeString(tools.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
    assertThat(tools.resolve("nvidia-smi").toFile().setExecutable(true)).isTrue();
    GpuProbe probe = new GpuProbe(tools + File.separator, Duration.ofMillis(500));

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(probe.loads()).isEmpty(), "it was waited for");
  }

  @Test
  void noTools_noGpus() {
    MachineSampler sampler = new MachineSampler(new SystemInfo(), probe());
    sampler.sample(NOW);

    SourceState gpu = sampler.report().states().get(0);
    assertThat(gpu.status()).isEqualTo(SourceState.Status.READ);
    assertThat(gpu.detail()).startsWith("no GPU was found on ");
  }

  @Test
  void badMoment_isOver() throws IOException {
    GpuProbe probe = probe();
    Files.writeString(tools.resolve("nvidia-smi"), "#!/bin/sh\necho no driver\nexit 9\n");
    assertThat(tools.resolve("nvidia-smi").toFile().setExecutable(true)).isTrue();
    assertThat(probe.loads()).isEmpty();
    assertThat(probe.trouble()).contains("no driver");

    tool("nvidia-smi", "0, NVIDIA A100-SXM4, 37, 1024, 40960");
    assertThat(probe.loads()).hasSize(1);
    assertThat(probe.trouble()).isEmpty();
  }

  @Test
  void gpuThatIsSplit_isToldWithoutTheFigureThatItHasNot() throws IOException {
    tool("nvidia-smi", "0, NVIDIA A100-SXM4, [N/A], 1024, 40960");

    List<Event> events = new MachineSampler(new SystemInfo(), probe()).sample(NOW);
    assertThat(events).hasSize(3);
    assertThat(events.get(2).value()).isNull();
    assertThat(events.get(2).attributes()).containsEntry("memory_percent", 2.5);
  }

  private GpuProbe probe() {
    return new GpuProbe(tools + File.separator, Duration.ofSeconds(5));
  }

  /** A stand-in for a program of a machine with GPUs: it prints what the real one prints. */
  private void tool(String name, String... lines) throws IOException {
    String script = "#!/bin/sh\ncat <<'END'\n" + String.join("\n", lines) + "\nEND\n";
    Path file = Files.writeString(tools.resolve(name), script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
