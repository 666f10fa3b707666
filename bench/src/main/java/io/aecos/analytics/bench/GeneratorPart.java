package io.aecos.analytics.bench;

import java.io.IOException;

/** How fast events can be made: no other part can be faster than this. */
final class GeneratorPart implements Bench.Part {
  @Override
  public void run(Options options, Scratch scratch, Results results)
      throws IOException, InterruptedException {
    long[] count = {0};
    Firms.of(100_000).stream().forEach(event -> count[0]++);
    count[0] = 0;
    double seconds =
        Timing.seconds(() -> Firms.of(options.events()).stream().forEach(event -> count[0]++));
    results.rate("events generated, one thread", count[0], seconds);
  }
}
