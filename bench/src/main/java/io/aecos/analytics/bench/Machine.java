package io.aecos.analytics.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the benchmarks ran on, as far as the operating system tells. */
final class Machine {
  private Machine() {}

  static String describe() throws IOException {
    return "- processor: "
        + fact(Path.of("/proc/cpuinfo"), "model name")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores\n- memory: "
        + fact(Path.of("/proc/meminfo"), "MemTotal")
        + "\n- system: "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + "\n- Java: "
        + System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.version")
        + "\n- load average at the start: "
        + loadAverage()
        + "\n";
  }

  /** The bytes of memory that a process holds now; 0 where the system does not tell. */
  static long residentBytes(long pid) throws IOException {
    String line = fact(Path.of("/proc/" + pid + "/status"), "VmRSS").replaceAll("[^0-9]", "");
    return line.isEmpty() ? 0 : Long.parseLong(line) * 1024;
  }

  /** Over the last minute; what else the machine was doing. */
  static String loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  private static String fact(Path file, String name) throws IOException {
    if (!Files.isReadable(file)) {
      return "unknown";
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
