package io.aecos.analytics.workspace.read;

import io.aecos.analytics.intake.Delivery;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what small files held, so that a file is parsed again only when its size or time
 * changed. A file written within the last two seconds is always read again: two writes can share a
 * time.
 */
final class FolderCache<T> {
  private static final Duration RACY = Duration.ofSeconds(2);

  /** Makes a record of a file. */
  interface Parser<T> {
    @Nullable T parse(byte[] content, Path file, Instant modified) throws BadRecord;
  }

  private final ProjectDirectory project;
  private final Parser<T> parser;
  private final Map<Path, Entry<T>> entries = new HashMap<>();

  FolderCache(ProjectDirectory project, Parser<T> parser) {
    this.project = project;
    this.parser = parser;
  }

  /** What {@code file} holds: a record, a problem, or neither when it is not there. */
  Entry<T> get(Path file) {
    BasicFileAttributes stat;
    try {
      stat = project.file(file);
    } catch (IOException e) {
      return unreadable(file, e);
    }
    if (stat == null) {
      entries.remove(file);
      return new Entry<>("", null, null, false);
    }
    Instant modified = stat.lastModifiedTime().toInstant();
    String stamp = stat.size() + "@" + modified;
    Entry<T> known = entries.get(file);
    if (known != null && known.stamp.equals(stamp)) {
      return known;
    }
    Entry<T> entry = parse(file, modified, stamp);
    entries.put(file, entry);
    return entry;
  }

  private Entry<T> parse(Path file, Instant modified, String stamp) {
    boolean racy = Duration.between(modified, Instant.now()).abs().compareTo(RACY) < 0;
    String kept = racy ? "" : stamp;
    byte[] content = new byte[0];
    try {
      content = project.read(file);
      return new Entry<>(kept, parser.parse(content, file, modified), null, true);
    } catch (BadRecord e) {
      return racy && settled(file, content)
          ? parse(file, modified, stamp)
          : damaged(file, content, e).at(kept);
    } catch (NoSuchFileException e) {
      return new Entry<>("", null, null, false);
    } catch (IOException e) {
      return unreadable(file, e);
    }
  }

  /** Waits a moment for a write that is under way; whether the file changed meanwhile. */
  private boolean settled(Path file, byte[] content) {
    LockSupport.parkNanos(50_000_000L);
    try {
      return !Arrays.equals(content, project.read(file));
    } catch (IOException e) {
      return false;
    }
  }

  private Entry<T> damaged(Path file, byte[] content, BadRecord e) {
    String place = project.location(file);
    return new Entry<>(
        "",
        null,
        content.length == 0
            ? new Delivery.Refused(place, "it is empty")
            : new Delivery.Broken(content, place, e.field(), e.reason()),
        true);
  }

  /** Of what cannot be read there is nothing to keep and to mend: its source says so. */
  private Entry<T> unreadable(Path file, IOException e) {
    String reason = ProjectDirectory.reason(e);
    return new Entry<>("", null, new Delivery.Refused(project.location(file), reason), true);
  }

  /** A file's record or its problem; {@code stamp} is the state it was read in. */
  record Entry<T>(
      String stamp, @Nullable T record, Delivery.@Nullable Item problem, boolean there) {
    Entry<T> at(String state) {
      return new Entry<>(state, record, problem, there);
    }

    Optional<T> value() {
      return Optional.ofNullable(record);
    }
  }
}
