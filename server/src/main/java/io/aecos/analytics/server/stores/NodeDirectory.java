package io.aecos.analytics.server.stores;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What a node keeps of its share in one ledger: which node it is, and its anchor of the trail. */
record NodeDirectory(Path path, UUID id) {

  static NodeDirectory of(DataDirectory data, UUID ledger) {
    Path path = data.shared().resolve(ledger.toString());
    Path file = path.resolve("node");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.createDirectories(path);
        PrivateFiles.write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
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
}
