package io.aecos.analytics.server.operate;

import io.aecos.analytics.server.operate.Examination.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what is signed with can be read by its owner alone. */
public final class KeysExamination {
  private static final String NAME = "keys";
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path keys;

  /** Those in the directory {@code keys}. */
  public KeysExamination(Path keys) {
    this.keys = keys;
  }

  /** What it found; systems without such rights have nothing to look at. */
  public Check look() {
    try {
      if (!Files.isDirectory(keys)
          || !keys.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        return new Check(NAME, null, "there are none with rights to look at");
      }
      String open =
          open().stream()
              .map(file -> file.getFileName().toString())
              .collect(Collectors.joining(", "));
      return open.isEmpty()
          ? new Check(NAME, true, "for their owner alone")
          : new Check(NAME, false, "others may read " + open, Remedy.CLOSE_KEYS);
    } catch (IOException e) {
      return new Check(NAME, false, "cannot be looked at: " + e.getMessage());
    }
  }

  private List<Path> open() throws IOException {
    try (Stream<Path> files = Files.walk(keys)) {
      List<Path> open = new java.util.ArrayList<>();
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
          open.add(file);
        }
      }
      return open;
    }
  }

  /** Leaves them to their owner; how many these were. */
  int close() throws IOException {
    List<Path> open = open();
    for (Path file : open) {
      Files.setPosixFilePermissions(
          file,
          PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    }
    return open.size();
  }
}
