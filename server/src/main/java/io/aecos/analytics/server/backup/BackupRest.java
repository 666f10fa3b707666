package io.aecos.analytics.server.backup;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is left in {@code place} of a backup that was broken off: a {@link BackupMark} and no
 * manifest. Only what the mark names is ever removed, and nothing at all where there is more.
 */
record BackupRest(Path place, UUID ledger, String data, Instant begun, Set<Path> files) {
  /** What engines and writers put beside a file while they work on it. */
  private static final List<String> BESIDE = List.of("", ".new", "-journal", "-wal", "-shm");

  /** The one in {@code place}; empty where there is none. */
  static Optional<BackupRest> in(Path place) {
    Path mark = place.resolve(BackupMark.NAME);
    // The manifest is written when all is there; a mark beside it says nothing.
    if (!isFile(mark) || Files.exists(place.resolve(BackupManifest.NAME))) {
      return Optional.empty();
    }
    try {
      List<String> lines = wholeLines(Files.readString(mark));
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      JsonNode head = BackupMark.JSON.readTree(lines.get(0));
      if (!head.path("format").asString("").equals(BackupMark.FORMAT)) {
        return Optional.empty();
      }
      Path real = place.toRealPath();
      return Optional.of(
          new BackupRest(
              real,
              UUID.fromString(head.path("ledger").asString("")),
              head.path("data").asString(""),
              Instant.parse(head.path("begun").asString("")),
              files(real, lines.subList(1, lines.size()))));
    } catch (IOException | JacksonException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** No backup names what is elsewhere. */
  private static Set<Path> files(Path place, List<String> lines) {
    Set<Path> files = new HashSet<>();
    for (String line : lines) {
      Path file = place.resolve(BackupMark.JSON.readTree(line).asString("")).normalize();
      if (file.equals(place) || !file.startsWith(place)) {
        throw new IllegalArgumentException(line);
      }
      files.add(file);
    }
    return files;
  }

  /** The last line of a process that was killed may be cut off; its file was not made then. */
  private static List<String> wholeLines(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** What it is, for people. */
  String words() {
    return "%s holds the rest of a backup of %s that was begun at %s and broken off"
        .formatted(place, data, begun);
  }

  /** Why a backup of the data in {@code root} may not take its place; empty where it may. */
  Optional<String> objection(UUID other, Path root) throws IOException {
    if (!ledger.equals(other) || !data.equals(root.toString())) {
      return Optional.of(
          words() + ", which are other data: it cannot be restored and may be removed by hand");
    }
    return foreign()
        .map(
            path ->
                "%s; %s is not of it, so nothing is removed here. The rest cannot be restored: take out what is yours, or name another place"
                    .formatted(words(), path));
  }

  /** What is there besides; empty where nothing is. */
  private Optional<Path> foreign() throws IOException {
    Set<Path> made = made();
    Set<Path> folders = folders();
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(path -> !path.equals(place) && !path.equals(mark()))
          .filter(path -> isFile(path) ? !made.contains(path) : !isFolder(path, folders))
          .sorted()
          .findFirst();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static boolean isFolder(Path path, Set<Path> folders) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && folders.contains(path);
  }

  private Path mark() {
    return place.resolve(BackupMark.NAME);
  }

  private Set<Path> made() {
    return files.stream()
        .flatMap(file -> BESIDE.stream().map(more -> file.resolveSibling(name(file) + more)))
        .collect(Collectors.toSet());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Those in which it made files. */
  private Set<Path> folders() {
    Set<Path> folders = new HashSet<>();
    for (Path file : files) {
      for (Path up = CopiedFiles.parent(file); !up.equals(place); up = CopiedFiles.parent(up)) {
        folders.add(up);
      }
    }
    return folders;
  }

  /** Removes it with its mark, unless a backup is being made there now. */
  void remove() throws IOException {
    try (BackupMark taken = BackupMark.takeOver(place)) {
      if (taken == null) {
        throw AnalyticsException.invalid(
            ErrorCode.CONFLICT,
            "to",
            "%s is where a backup of %s, begun at %s, is being made now"
                .formatted(place, data, begun),
            List.of());
      }
      removeMade();
    }
  }

  /** Removes what was made, the folders that are empty then, the deepest first, and the mark. */
  void removeMade() throws IOException {
    for (Path file : made()) {
      if (isFile(file)) {
        Files.delete(file);
      }
    }
    List<Path> deepest = new ArrayList<>(folders());
    deepest.sort(Comparator.comparingInt(Path::getNameCount).reversed());
    for (Path folder : deepest) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isEmpty(folder)) {
        Files.delete(folder);
      }
    }
    Files.delete(mark());
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }
}
