package io.aecos.analytics.server.sampler;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventBuilder;
import io.aecos.analytics.event.EventIds;
import io.aecos.analytics.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  public MachineSampler() {
    this(new SystemInfo(), new GpuProbe());
  }

  MachineSampler(SystemInfo machine, GpuProbe gpus) {
    this.host = machine.getOperatingSystem().getNetworkParams().getHostName();
    this.processor = machine.getHardware().getProcessor();
    this.memory = machine.getHardware().getMemory();
    this.gpus = gpus;
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
    for (GpuLoad load : gpus.loads()) {
      events.add(
          event(GPU, load.device(), load.percent(), now)
              .attribute("device", load.device())
              .attribute("memory_percent", load.memoryPercent())
              .build());
    }
    return events;
  }

  private EventBuilder event(EventType type, String device, double percent, Instant now) {
    return Event.builder(
            EventIds.of(type.toString(), host, device, now.toString()), now, type, SOURCE)
        .value(Math.min(100, Math.max(0, percent)))
        .attribute("host", host);
  }
}
