package io.aecos.analytics.bench.hook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small Java process for a program of the benchmarks, with their own class path. */
public final class OwnJvm {
  private OwnJvm() {}

  /** The command that runs {@code program}; its arguments are appended. */
  public static List<String> command(Class<?> program, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return command;
  }
}
