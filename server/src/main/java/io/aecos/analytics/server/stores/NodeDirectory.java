package io.aecos.analytics.server.stores;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a node keeps of its share in one ledger: which node it is, and its anchor of the trail. */
record NodeDirectory(Path path, UUID id) {

  /** How a node finds its ledger again, for people. */
  private static final String ADDRESS = "address";

  /**
   * That of the node in {@code data}, made where it is a new one; {@code at} is without secrets.
   */
  static NodeDirectory of(DataDirectory data, UUID ledger, String at) {
    Path path = data.shared().resolve(ledger.toString());
    Path file = path.resolve("node");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.createDirectories(path);
        PrivateFiles.write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
      }
      Path address = path.resolve(ADDRESS);
      if (!Files.exists(address) || !Files.readString(address).strip().equals(at)) {
        PrivateFiles.write(address, at.getBytes(StandardCharsets.UTF_8));
      }
      return new NodeDirectory(path, UUID.fromString(Files.readString(file).strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION,
          "%s cannot be used: %s. It says which node of the ledger this is; without it, the node is a new one"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Refuses a directory that is a node of a shared ledger and has none of its own: whoever forgets
   * to name that ledger would begin another one here, and send events to it.
   */
  static void refuseWithoutLedger(DataDirectory data) {
    if (Files.exists(data.ledger()) || !Files.isDirectory(data.shared())) {
      return;
    }
    try (Stream<Path> ledgers = Files.list(data.shared())) {
      Optional<Path> node =
          ledgers.filter(each -> Files.exists(each.resolve("node"))).sorted().findFirst();
      if (node.isPresent()) {
        throw forgotten(data, node.get().resolve(ADDRESS));
      }
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, data.shared() + " cannot be looked at: " + e.getMessage(), e);
    }
  }

  private static AnalyticsException forgotten(DataDirectory data, Path address) throws IOException {
    String where =
        Files.exists(address) ? Files.readString(address).strip() : "postgresql://USER@HOST/DB";
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION,
        "%s belongs to a server whose ledger is in a database, and has no ledger of its own: name that with `--ledger %s`, AECOS_ANALYTICS_LEDGER or `ledger.address` in config.yaml; for another ledger, name another --data"
            .formatted(data.root(), where));
  }
}
