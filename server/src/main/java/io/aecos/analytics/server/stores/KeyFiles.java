package io.aecos.analytics.server.stores;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a server signs with, in files of its own directory. Nodes of one ledger have the same: the
 * first one's, which a new node takes over. A node that brings another is refused, since what it
 * signed would not hold elsewhere.
 */
public final class KeyFiles {
  private final Path directory;
  private final SharedFiles shared;

  public KeyFiles(Path directory, SharedFiles shared) {
    this.directory = directory;
    this.shared = shared;
  }

  /** Makes the file of a key. */
  @FunctionalInterface
  public interface Maker {
    void make(Path file);
  }

  /** The file of that name; where nobody has it yet, {@code maker} makes it. */
  public Path agreed(String name, Maker maker) {
    Path file = directory.resolve(name);
    try {
      boolean brought = Files.exists(file);
      if (!brought) {
        Optional<byte[]> known = shared.find("keys/" + name);
        if (known.isPresent()) {
          write(file, known.get());
          return file;
        }
        maker.make(file);
      }
      byte[] own = Files.readAllBytes(file);
      byte[] all = shared.agree("keys/" + name, own);
      if (!Arrays.equals(own, all)) {
        if (brought) {
          throw another(file);
        }
        write(file, all);
      }
      return file;
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    PrivateFiles.createDirectories(directory);
    PrivateFiles.write(file, content);
  }

  private static AnalyticsException another(Path file) {
    return new AnalyticsException(
        ErrorCode.CONFLICT,
        file
            + " is another key than the one that the ledger's other nodes sign with; move it away,"
            + " and this node takes over theirs");
  }
}
