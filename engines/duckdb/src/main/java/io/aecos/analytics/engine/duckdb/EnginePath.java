package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A name under which the engine can open a file. Its driver cuts a name at a semicolon; such a
 * directory is reached by a link with a plain name, which goes when the file is closed. With a
 * question mark in a name, however it is reached, the engine would put its log outside of the
 * directory: that is refused.
 */
final class EnginePath implements AutoCloseable {
  private final Path path;
  private final @Nullable Path link;

  private EnginePath(Path path, @Nullable Path link) {
    this.path = path;
    this.link = link;
  }

  static EnginePath of(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    if (real(whole).indexOf('?') >= 0) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION,
          "The projection cannot be kept at "
              + whole
              + ": the path must be without '?'. Name another"
              + " data directory with --data.");
    }
    Path directory = whole.getParent();
    if (directory == null || whole.toString().indexOf(';') < 0) {
      return new EnginePath(whole, null);
    }
    Path place = Files.createTempDirectory("aecos-analytics-");
    Path link = Files.createSymbolicLink(place.resolve("data"), directory);
    return new EnginePath(link.resolve(whole.getFileName()), link);
  }

  /** The engine goes by where a file really is. */
  private static String real(Path path) throws IOException {
    Path directory = path.getParent();
    return directory != null && Files.exists(directory)
        ? directory.toRealPath().resolve(path.getFileName()).toString()
        : path.toString();
  }

  String url() {
    return "jdbc:duckdb:" + path;
  }

  @Override
  public void close() throws IOException {
    if (link != null) {
      Files.deleteIfExists(link);
      Files.deleteIfExists(link.getParent());
    }
  }
}
