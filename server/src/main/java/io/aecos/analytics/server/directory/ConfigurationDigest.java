package io.aecos.analytics.server.directory;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the files that say how a server behaves are, without telling what stands in them. */
public final class ConfigurationDigest {
  private ConfigurationDigest() {}

  /** Each file of {@code data} that configures a server, with the SHA-256 of its bytes. */
  public static String of(DataDirectory data) {
    try {
      String files =
          Stream.concat(Stream.of(data.config()), in(data.catalog()).stream())
              .filter(Files::isRegularFile)
              .map(file -> data.root().relativize(file) + "=sha256:" + digest(file))
              .collect(Collectors.joining(" "));
      return files.isEmpty() ? "no configuration files" : files;
    } catch (IOException | UncheckedIOException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION, "Cannot read the configuration: " + e.getMessage(), e);
    }
  }

  private static List<Path> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static String digest(Path file) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
