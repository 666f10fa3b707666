package io.aecos.analytics.retention;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of an archive are kept, by names in which a slash separates folders. Each is
 * there as a whole or not at all, also after whoever put it there was killed. Safe for use by many
 * threads.
 *
 * <p>Whatever cannot be done surfaces as an {@link io.aecos.analytics.error.AnalyticsException}
 * with code {@code ARCHIVE_UNAVAILABLE} that says what helps.
 */
public interface ArchiveStore extends AutoCloseable {

  /** Where that is, for people, without secrets. */
  String words();

  /**
   * Where the file that is to be {@code name} is written before it is {@link #put}: on this
   * machine, in a folder that is there, and not there itself.
   */
  Path draft(String name);

  /**
   * Keeps {@code draft} as {@code name}, in the place of what was kept so. When this returns it is
   * durable, and the draft is gone; when it throws, what was kept before is.
   */
  void put(String name, Path draft);

  /**
   * The file itself, where it lies on a disk of this machine and is to be read there; empty where
   * it has to be fetched, or is missing.
   */
  Optional<Path> inPlace(String name);

  /** Copies {@code name} into the new file {@code to}; false where there is none. */
  boolean get(String name, Path to);

  /** What is kept as {@code name}, if anything is. */
  Optional<Kept> find(String name);

  /** All that is kept, by name. */
  List<Kept> list();

  /** Keeps {@code name} no longer; nothing happens where it is not kept. */
  void delete(String name);

  /** What was left half written by somebody who was broken off more than an hour ago. */
  List<String> leftovers();

  /** Removes {@link #leftovers}; how many there were. */
  int removeLeftovers();

  @Override
  void close();

  /** A file, how long it is, and a version that is another one whenever its content is. */
  record Kept(String name, long bytes, String version) {}
}
