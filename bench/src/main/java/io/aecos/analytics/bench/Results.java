package io.aecos.analytics.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects figures, shows them as they come and writes them as a page of Markdown. */
final class Results {
  private final Options options;
  private final String machine;
  private final List<Section> sections = new ArrayList<>();

  Results(Options options) throws IOException {
    this.options = options;
    this.machine = Machine.describe();
  }

  void begin(String part) {
    sections.add(new Section(part, Machine.loadAverage(), new ArrayList<>()));
    System.out.println("\n" + part);
  }

  /** A figure that is ready to print. */
  void add(String what, String figure) {
    sections.get(sections.size() - 1).figures.add(new Figure(what, figure));
    System.out.printf("  %-64s %s%n", what, figure);
  }

  /** So many things in so many seconds. */
  void rate(String what, long count, double seconds) {
    add(
        what,
        String.format(
            Locale.ROOT, "%,d/s (%,d in %.1f s)", (long) (count / seconds), count, seconds));
  }

  void ratio(String what, double ratio) {
    add(what, String.format(Locale.ROOT, "%.2f", ratio));
  }

  void times(String what, Timing timing) {
    add(what, timing.toString());
  }

  void megabytes(String what, long bytes) {
    add(what, String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000));
  }

  void write(Path file) throws IOException {
    StringBuilder page = new StringBuilder("# Results\n\n");
    page.append("Measured by `bench/run` on ")
        .append(LocalDate.now(ZoneId.systemDefault()))
        .append(". ");
    page.append("Compare ratios within one run; absolute figures are this machine's.\n\n");
    page.append(machine);
    page.append(String.format(Locale.ROOT, "- generated events: %,d%n", options.events()));
    for (Section section : sections) {
      page.append("\n## ").append(section.part).append("\n\n");
      page.append("Load average before: ").append(section.load).append("\n\n");
      page.append("| What | Figure |\n|---|---|\n");
      for (Figure figure : section.figures) {
        page.append("| " + figure.what + " | " + figure.value + " |\n");
      }
    }
    Files.writeString(file, page.toString());
    System.out.println("\nwritten to " + file);
  }

  private record Section(String part, String load, List<Figure> figures) {}

  private record Figure(String what, String value) {}
}
