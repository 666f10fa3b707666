package io.aecos.analytics.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs benchmarks by name and writes what they measured; see {@code bench/README.md}. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.parse(List.of(arguments), parts().keySet());
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    Results results = new Results(options);
    Map<String, Part> parts = parts();
    for (String name : options.parts()) {
      results.begin(name);
      try (Scratch scratch = Scratch.in(options.work())) {
        Objects.requireNonNull(parts.get(name)).run(options, scratch, results);
      }
    }
    results.write(options.out());
  }

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("generator", new GeneratorPart());
    parts.put("ledger", new LedgerPart());
    parts.put("projection", new ProjectionPart());
    parts.put("intake", new IntakePart());
    parts.put("nodes", new NodesPart());
    parts.put("hooks", new HooksPart());
    parts.put("overview", new OverviewPart());
    parts.put("viewers", new ViewersPart());
    parts.put("dashboards", new DashboardsPart());
    parts.put("tabs", new TabsPart());
    parts.put("start", new StartPart());
    parts.put("import", new ImportPart());
    return parts;
  }

  /** One benchmark. */
  interface Part {
    void run(Options options, Scratch scratch, Results results)
        throws IOException, InterruptedException;
  }
}
