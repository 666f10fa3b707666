package io.aecos.analytics.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of parts on this machine, fetched from where they are kept when they are first read, and
 * proven by their hash: each when it is fetched, and once more when it is first read by a later
 * process. Those that were not read for longest make room for others. Safe for use by many threads,
 * of which one reads at a time.
 */
public final class FetchedFiles {
  private final ArchiveStore store;
  private final Path directory;
  private final long room;

  /** Names and bytes; the one that was not read for longest comes first. */
  private final Map<String, Long> there = new LinkedHashMap<>(16, 0.75f, true);

  private final Set<String> proven = new HashSet<>();

  /** In {@code directory}, which is nobody else's; they take at most {@code room} bytes. */
  public FetchedFiles(ArchiveStore store, Path directory, long room) {
    this.store = store;
    this.directory = directory;
    this.room = room;
    for (Path file : left()) {
      there.put(String.valueOf(file.getFileName()), file.toFile().length());
    }
  }

  /** What an earlier process fetched, the oldest first. */
  private List<Path> left() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> left = new ArrayList<>(files.filter(Files::isRegularFile).toList());
      for (Path file : left) {
        if (file.toString().endsWith(ArchiveFiles.DRAFT)) {
          Files.delete(file);
        }
      }
      left.removeIf(file -> file.toString().endsWith(ArchiveFiles.DRAFT));
      left.sort(
          Comparator.comparing((Path file) -> FileTime.fromMillis(file.toFile().lastModified())));
      return left;
    } catch (IOException e) {
      throw failure("it cannot be looked at", e);
    }
  }

  /** Reads a file. */
  @FunctionalInterface
  public interface Reading<T, E extends Exception> {
    T of(Path file) throws E;
  }

  /**
   * What {@code reading} makes of the file of {@code part}.
   *
   * @throws AnalyticsException {@code ARCHIVE_UNAVAILABLE} where it cannot be fetched, is missing,
   *     or is not what was written
   */
  public synchronized <T, E extends Exception> T read(ArchivedPart part, Reading<T, E> reading)
      throws E {
    String name = part.file().replace('/', '_');
    Path file = directory.resolve(name);
    try {
      if (!isProven(name, file, part)) {
        fetch(name, file, part);
      }
    } catch (IOException e) {
      throw failure(part.file() + " cannot be fetched", e);
    }
    there.put(name, part.bytes());
    return reading.of(file);
  }

  private boolean isProven(String name, Path file, ArchivedPart part) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != part.bytes()) {
      return false;
    }
    if (!proven.contains(name) && ArchiveFiles.sha256(file).equals(part.sha256())) {
      proven.add(name);
    }
    return proven.contains(name);
  }

  private void fetch(String name, Path file, ArchivedPart part) throws IOException {
    forget(name);
    makeRoom(part.bytes());
    Path draft = ArchiveFiles.cleared(directory.resolve(name + ArchiveFiles.DRAFT));
    try {
      if (!store.get(part.file(), draft)) {
        throw ArchivedFault.missing(part);
      }
      if (!ArchiveFiles.sha256(draft).equals(part.sha256())) {
        throw ArchivedFault.changed(part);
      }
      ArchiveFiles.move(draft, file);
      proven.add(name);
    } catch (IOException | RuntimeException e) {
      ArchiveFiles.discard(draft, e);
      throw e;
    }
  }

  private void makeRoom(long bytes) throws IOException {
    long taken = there.values().stream().mapToLong(Long::longValue).sum();
    List<String> oldest = List.copyOf(there.keySet());
    for (int i = 0; i < oldest.size() && taken + bytes > room; i++) {
      taken -= there.getOrDefault(oldest.get(i), 0L);
      forget(oldest.get(i));
    }
  }

  private void forget(String name) throws IOException {
    there.remove(name);
    proven.remove(name);
    Files.deleteIfExists(directory.resolve(name));
  }

  /** Lets go of the copy of {@code part}, of which the ledger has the content again. */
  public synchronized void forget(ArchivedPart part) {
    try {
      forget(part.file().replace('/', '_'));
    } catch (IOException e) {
      throw failure(part.file() + " cannot be removed", e);
    }
  }

  private AnalyticsException failure(String what, IOException e) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE,
        "copies of archived files in " + directory + ": " + what + ": " + ArchiveFiles.reason(e),
        e);
  }
}
