package io.aecos.analytics.retention;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps an archive's files in a directory, which is made when something is first put there and may
 * be a link.
 */
public final class DirectoryStore implements ArchiveStore {
  private static final Duration STILL_WRITTEN = Duration.ofHours(1);

  private final Path directory;

  public DirectoryStore(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public String words() {
    return directory.toString();
  }

  @Override
  public Path draft(String name) {
    try {
      return ArchiveFiles.cleared(directory.resolve(name + ArchiveFiles.DRAFT));
    } catch (IOException e) {
      throw failure("nothing can be written there", e);
    }
  }

  @Override
  public void put(String name, Path draft) {
    try {
      ArchiveFiles.sync(draft);
      ArchiveFiles.move(draft, directory.resolve(name));
    } catch (IOException e) {
      ArchiveFiles.discard(draft, e);
      throw failure(name + " cannot be kept", e);
    }
  }

  @Override
  public Optional<Path> inPlace(String name) {
    return Optional.of(directory.resolve(name)).filter(Files::isRegularFile);
  }

  @Override
  public boolean get(String name, Path to) {
    try {
      Files.copy(directory.resolve(name), to);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw failure(name + " cannot be read", e);
    }
  }

  @Override
  public Optional<Kept> find(String name) {
    return inPlace(name).flatMap(this::kept);
  }

  @Override
  public List<Kept> list() {
    return files().stream()
        .filter(file -> !file.toString().endsWith(ArchiveFiles.DRAFT))
        .flatMap(file -> kept(file).stream())
        .sorted(Comparator.comparing(Kept::name))
        .toList();
  }

  /** Empty for what another node has just removed. */
  private Optional<Kept> kept(Path file) {
    try {
      BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
      String version = of.lastModifiedTime() + " " + of.size();
      return Optional.of(new Kept(name(file), of.size(), version));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure(file.getFileName() + " cannot be looked at", e);
    }
  }

  private String name(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(directory.resolve(name));
    } catch (IOException e) {
      throw failure(name + " cannot be removed", e);
    }
  }

  @Override
  public List<String> leftovers() {
    return halves().stream().map(this::name).toList();
  }

  @Override
  public int removeLeftovers() {
    List<Path> halves = halves();
    halves.forEach(half -> delete(name(half)));
    return halves.size();
  }

  /** Another node may be writing one just now. */
  private List<Path> halves() {
    Instant before = Instant.now().minus(STILL_WRITTEN);
    return files().stream()
        .filter(file -> file.toString().endsWith(ArchiveFiles.DRAFT))
        .filter(file -> isOlder(file, before))
        .toList();
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      return false; // It has just got its name.
    }
  }

  /** All files, in order; walking begins behind a link. */
  private List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try {
      Path real = directory.toRealPath();
      try (Stream<Path> files = Files.walk(real)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> directory.resolve(real.relativize(file)))
            .sorted()
            .toList();
      }
    } catch (UncheckedIOException e) {
      throw failure("it cannot be looked through", new IOException(e));
    } catch (IOException e) {
      throw failure("it cannot be looked through", e);
    }
  }

  private AnalyticsException failure(String what, IOException e) {
    return new AnalyticsException(
        ErrorCode.ARCHIVE_UNAVAILABLE,
        "the archive in " + directory + ": " + what + ": " + ArchiveFiles.reason(e),
        e);
  }

  @Override
  public void close() {
    // Files are opened and closed by each call.
  }
}
