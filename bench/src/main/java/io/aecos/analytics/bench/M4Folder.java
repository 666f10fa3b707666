package io.aecos.analytics.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Finds and reads M4's files: a row per series, its name first, then its values, a heading row. */
final class M4Folder {
  private M4Folder() {}

  /** The two files of a frequency. */
  record Part(M4.Frequency frequency, Path train, Path test) {

    /** The series in the order of the training file; {@code within}: ends of the training part. */
    List<Series> read(boolean within) throws IOException {
      Map<String, double[]> tests = rows(test);
      List<Series> all = new ArrayList<>();
      for (Map.Entry<String, double[]> row : rows(train).entrySet()) {
        double @Nullable [] end = tests.get(row.getKey());
        if (end == null) {
          throw new IOException(row.getKey() + " of " + train + " is not in " + test);
        }
        double[] values = row.getValue();
        int known = values.length - end.length;
        all.add(
            within
                ? new Series(
                    Arrays.copyOf(values, known), Arrays.copyOfRange(values, known, values.length))
                : new Series(values, end));
      }
      return all;
    }
  }

  /** What is known, and what came. */
  record Series(double[] train, double[] test) {}

  static List<Part> parts(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<Part> parts = new ArrayList<>();
    for (M4.Frequency frequency : M4.Frequency.all()) {
      Optional<Path> train = find(files, frequency, "train");
      Optional<Path> test = find(files, frequency, "test");
      if (train.isPresent() && test.isPresent()) {
        parts.add(new Part(frequency, train.get(), test.get()));
      }
    }
    return parts;
  }

  private static Optional<Path> find(List<Path> files, M4.Frequency frequency, String part) {
    String name = (frequency.name() + "-" + part + ".csv").toLowerCase(Locale.ROOT);
    return files.stream()
        .filter(
            file -> {
              String own = file.getFileName().toString().toLowerCase(Locale.ROOT);
              return own.equals(name) || own.equals(name + ".gz");
            })
        .findFirst();
  }

  private static Map<String, double[]> rows(Path file) throws IOException {
    Map<String, double[]> rows = new LinkedHashMap<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          String[] cells = line.replace("\"", "").split(",");
          rows.put(cells[0], values(cells));
        }
      }
    }
    return rows;
  }

  private static double[] values(String[] cells) {
    return Arrays.stream(cells)
        .skip(1)
        .map(String::strip)
        .filter(cell -> !cell.isEmpty() && !cell.equals("NA"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
