package io.aecos.analytics.server.move;

import io.aecos.analytics.engine.sqlite.SqliteLedger;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies the files that a ledger has archived beside it, each proven by its hash. */
record ArchiveCopy(Path archive, DataDirectory to) {
  private static final String MANIFEST = ".json";

  void run() {
    try (SqliteLedger ledger = SqliteLedger.look(to.ledger())) {
      for (ArchivedPart part : ledger.segments().orElseThrow().parts()) {
        copy(part);
      }
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE, "the archive cannot be copied: " + e.getMessage(), e);
    }
  }

  private void copy(ArchivedPart part) throws IOException {
    Path target = to.archive().resolve(part.file());
    if (Files.exists(target) && sha256(target).equals(part.sha256())) {
      return;
    }
    Path source = archive.resolve(part.file());
    if (!Files.isRegularFile(source)) {
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          source + " holds events of " + part.month() + " and is not there; put it back");
    }
    PrivateFiles.createDirectories(target.resolveSibling(""));
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
    if (!sha256(fresh).equals(part.sha256())) {
      Files.delete(fresh);
      throw new AnalyticsException(
          ErrorCode.ARCHIVE_UNAVAILABLE,
          source + " is not what was archived; put it back from a backup");
    }
    Path manifest = source.resolveSibling(source.getFileName() + MANIFEST);
    if (Files.exists(manifest)) {
      Files.copy(
          manifest,
          target.resolveSibling(target.getFileName() + MANIFEST),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream content =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) content).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
