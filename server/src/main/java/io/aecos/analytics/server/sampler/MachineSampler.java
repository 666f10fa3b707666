package io.aecos.analytics.server.sampler;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;

/**
 * Makes {@code system/*} events of how busy this machine is: processors since the sample before,
 * memory and GPUs at this moment. Not safe for use by two threads.
 */
public final class MachineSampler {
  public static final String SOURCE = "sampler";

  private static final EventType CPU = new EventType("system", "cpu_utilization");
  private static final EventType MEMORY = new EventType("system", "memory_utilization");
  private static final EventType GPU = new EventType("system", "gpu_utilization");

  private final String host;
  private final CentralProcessor processor;
  private final GlobalMemory memory;
  private final GpuProbe gpus;
  private long[] ticks;
  private SourceState gpuState;

  public MachineSampler() {
    this(new SystemInfo(), new GpuProbe());
  }

  MachineSampler(SystemInfo machine, GpuProbe gpus) {
    this.host = machine.getOperatingSystem().getNetworkParams().getHostName();
    this.processor = machine.getHardware().getProcessor();
    this.memory = machine.getHardware().getMemory();
    this.gpus = gpus;
    this.gpuState = state(0, Instant.EPOCH);
    this.ticks = processor.getSystemCpuLoadTicks();
  }

  /** One event per figure, all of the instant {@code now}. */
  public List<Event> sample(Instant now) {
    List<Event> events = new ArrayList<>();
    double busy = processor.getSystemCpuLoadBetweenTicks(ticks);
    ticks = processor.getSystemCpuLoadTicks();
    events.add(event(CPU, "", 100 * busy, now).build());
    double used = memory.getTotal() - memory.getAvailable();
    events.add(event(MEMORY, "", 100 * used / memory.getTotal(), now).build());
    List<GpuLoad> loads = gpus.loads();
    gpuState = state(loads.size(), now);
    for (GpuLoad load : loads) {
      events.add(
          event(GPU, load.device(), load.percent(), now)
              .attribute("device", load.device())
              .attribute("memory_percent", load.memoryPercent())
              .build());
    }
    return events;
  }

  /** What the last sample found of GPUs: that there is none is known then, not unknown. */
  SourceReport report() {
    return new SourceReport(List.of(gpuState), List.of(), List.of());
  }

  private SourceState state(int found, Instant now) {
    String trouble = gpus.trouble();
    String detail = found > 0 ? "" : trouble.isEmpty() ? "no GPU was found on " + host : trouble;
    SourceState.Status status =
        found > 0 || trouble.isEmpty() ? SourceState.Status.READ : SourceState.Status.UNREADABLE;
    return new SourceState("", "gpu", status, detail, Set.of(GPU), found, now, "{}");
  }

  private EventBuilder event(EventType type, String device, @Nullable Double percent, Instant now) {
    return Event.builder(
            EventIds.of(type.toString(), host, device, now.toString()), now, type, SOURCE)
        .value(percent == null ? null : Math.min(100, Math.max(0, percent)))
        .attribute("host", host);
  }
}
