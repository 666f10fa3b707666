package io.aecos.analytics.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/** The names of segments: {@code <uuidv7>-<pid>.seg}, so that they sort by age. */
final class SegmentName {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]+\\.seg");

  private SegmentName() {}

  static String next(EventIdSequence ids, InstantSource clock) {
    SplittableRandom random = EventIdSequence.random();
    long high = ids.nextHigh(Math.max(0, clock.millis()), random.nextLong());
    UUID id = new UUID(high, EventIdSequence.low(random.nextLong()));
    return id + "-" + ProcessHandle.current().pid() + QueueFormat.SEGMENT;
  }

  static boolean is(String name) {
    return SHAPE.matcher(name).matches();
  }

  /** The segments in {@code directory}, the oldest first; none when there is no directory. */
  static List<Path> list(Path directory) throws IOException {
    List<Path> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.seg")) {
      for (Path file : files) {
        if (is(String.valueOf(file.getFileName()))) {
          segments.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return segments;
    } catch (DirectoryIteratorException | UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    segments.sort(null);
    return segments;
  }
}
