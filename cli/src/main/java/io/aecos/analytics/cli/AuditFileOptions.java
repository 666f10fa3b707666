package io.aecos.analytics.cli;

import io.aecos.analytics.audit.AuditAnchor;
import io.aecos.analytics.audit.AuditFault;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sqlite.SqliteAuditTrail;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.settings.ConfigFile;
import io.aecos.analytics.server.stores.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which trail a command reads: the data directory's, or a copy. No server is asked. */
final class AuditFileOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory; else $AECOS_ANALYTICS_HOME, else ~/.aecos/analytics.")
  @Nullable Path data;

  @Option(
      names = "--demo",
      description = "Work on the demo firm's data, which live apart from all others.")
  boolean demo;

  @Option(
      names = "--file",
      paramLabel = "F",
      description =
          "A copy of audit.sqlite, with audit.head (and audit.sqlite-wal, if any) beside it.")
  @Nullable Path file;

  @Option(
      names = "--ledger",
      paramLabel = "URL",
      defaultValue = "${env:AECOS_ANALYTICS_LEDGER}",
      description =
          "Where the ledger is, if it is not in the data directory, and with it the trail; else"
              + " $$AECOS_ANALYTICS_LEDGER, else config.yaml.")
  @Nullable String ledger;

  /** In words for people. */
  String place() {
    return file == null
        ? stores().map(Stores::words).orElseGet(() -> path().toString())
        : file.toString();
  }

  /** Those of a shared ledger. */
  private Optional<Stores> stores() {
    DataDirectory directory = DataDirectory.resolve(data);
    if (file != null || demo) {
      return Optional.empty();
    }
    Stores stores = Stores.of(directory, ConfigFile.read(directory.config()).ledger().at(ledger));
    return Optional.of(stores).filter(Stores::isShared);
  }

  Path path() {
    if (file != null) {
      return file;
    }
    DataDirectory directory = DataDirectory.resolve(data);
    return (demo ? directory.demo() : directory).audit();
  }

  /** Whether it is a copy, whose anchor may be older than it. */
  boolean isCopy() {
    return file != null;
  }

  /**
   * What is wrong where there is no trail, though its key or its anchor tell that one was there.
   */
  Optional<AuditFault> lost() {
    if (isCopy() || stores().isPresent() || Files.exists(path())) {
      return Optional.empty();
    }
    Path path = path();
    DataDirectory directory = new DataDirectory(folder(path));
    return Stream.of(folder(path).resolve(AuditAnchor.FILE), directory.auditKey())
        .filter(Files::exists)
        .findFirst()
        .map(
            witness ->
                new AuditFault(
                    1,
                    AuditFault.Kind.MISSING,
                    "there is no audit trail at "
                        + path
                        + ", but "
                        + witness
                        + ": it was removed"));
  }

  /** Opens it to be read, as it is. */
  AuditTrail open() {
    Optional<Stores> shared = stores();
    if (shared.isPresent()) {
      return shared.get().lookAtAuditTrail();
    }
    Path path = path();
    if (!Files.isReadable(path)) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE,
          "There is no audit trail at " + path + " that can be read; name one with --file.");
    }
    Path readable = Files.isWritable(folder(path)) ? path : copied(path);
    return isCopy() ? SqliteAuditTrail.lookAtCopy(readable) : SqliteAuditTrail.look(readable);
  }

  private static Path folder(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder");
  }

  /** The engine opens nothing in a folder that it cannot write to, such as that of evidence. */
  private static Path copied(Path path) {
    try {
      Path place = Files.createTempDirectory("aecos-audit");
      place.toFile().deleteOnExit();
      String name = String.valueOf(path.getFileName());
      for (String each : new String[] {name, name + "-wal", AuditAnchor.FILE}) {
        Path source = folder(path).resolve(each);
        if (Files.exists(source)) {
          Path copy = place.resolve(each);
          Files.copy(source, copy);
          copy.toFile().deleteOnExit();
        }
      }
      return place.resolve(name);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE, "Cannot copy " + path + " to where it can be opened: " + e);
    }
  }
}
