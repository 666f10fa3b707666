package io.aecos.analytics.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all processes of a queue lost and sent, in {@code counters.json}. Members that this version
 * does not know are kept.
 */
final class CounterFile {
  private static final String FILE = "counters.json";
  private static final String LOCK = "counters.lock";
  private static final int MAX_BYTES = 1 << 20;

  private CounterFile() {}

  /** What the file says; empty when there is none that can be read. */
  static Map<String, Object> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try {
      if (Files.size(file) > MAX_BYTES) {
        return Map.of();
      }
      Map<String, Object> content = JsonReader.object(Files.readAllBytes(file));
      return content == null ? Map.of() : content;
    } catch (NoSuchFileException e) {
      return Map.of();
    }
  }

  /**
   * Adds to the counters, by group and name. False when another process is at it: then try again
   * later.
   */
  static synchronized boolean add(Path directory, Map<String, Map<String, Long>> more)
      throws IOException {
    PrivateFiles.createDirectories(directory);
    try (FileChannel channel =
            PrivateFiles.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      if (lock == null) {
        return false;
      }
      Map<String, Object> content = new LinkedHashMap<>(read(directory));
      content.putIfAbsent("version", (long) QueueFormat.VERSION);
      more.forEach((group, counts) -> content.put(group, sum(content.get(group), counts)));
      replace(directory, content);
      return true;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(0, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Map<String, Object> sum(@Nullable Object before, Map<String, Long> more) {
    Map<String, Object> sum = new LinkedHashMap<>();
    if (before instanceof Map<?, ?> counts) {
      counts.forEach((name, count) -> sum.put(String.valueOf(name), count));
    }
    more.forEach((name, count) -> sum.put(name, numberOf(sum.get(name)) + count));
    return sum;
  }

  static long numberOf(@Nullable Object count) {
    return count instanceof Number number ? number.longValue() : 0;
  }

  private static void replace(Path directory, Map<String, Object> content) throws IOException {
    JsonBuffer json = new JsonBuffer(new Tally<>(Mending.class));
    write(json, content);
    Path next = directory.resolve(FILE + ".java-" + ProcessHandle.current().pid() + ".tmp");
    try (FileChannel channel =
        PrivateFiles.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.bytes(), 0, json.length());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Files.move(
        next,
        directory.resolve(FILE),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(JsonBuffer json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.raw('{');
      int start = json.length();
      map.forEach(
          (name, member) -> {
            if (json.length() > start) {
              json.raw(',');
            }
            json.text(String.valueOf(name), Integer.MAX_VALUE);
            json.raw(':');
            write(json, member);
          });
      json.raw('}');
    } else if (value instanceof Long number) {
      json.number(number);
    } else if (value instanceof String text) {
      json.text(text, Integer.MAX_VALUE);
    } else {
      json.raw(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
  }
}
