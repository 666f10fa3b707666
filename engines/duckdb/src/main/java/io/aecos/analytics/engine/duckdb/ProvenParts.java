package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.ArchivedPart;
import io.aecos.analytics.retention.ArchiveFiles;
import io.aecos.analytics.retention.ArchiveStore;
import io.aecos.analytics.retention.ArchiveStore.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a store keeps against what a ledger knows of it. Who asks each minute must not read
 * all that there is: what has still the version that was found right is as it was.
 */
final class ProvenParts {
  private final ArchiveStore store;
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  ProvenParts(ArchiveStore store) {
    this.store = store;
  }

  /** Reads a part again that was just put, and fails where it is not what was written. */
  void prove(ArchivedPart part) throws IOException {
    Optional<Kept> kept = store.find(part.file());
    if (kept.isEmpty()
        || kept.get().bytes() != part.bytes()
        || !isProven(kept.get(), part.sha256())) {
      throw new IOException("what is kept is not what was written");
    }
  }

  void forget(ArchivedPart part) {
    versions.remove(part.file());
    versions.remove(ArchiveManifest.beside(part.file()));
  }

  /** As {@link ParquetArchive#faults}. */
  List<String> faults(List<ArchivedPart> parts, boolean deep) {
    Map<String, Kept> all = new HashMap<>();
    if (!parts.isEmpty()) {
      store.list().forEach(kept -> all.put(kept.name(), kept));
    }
    List<String> faults = new ArrayList<>();
    for (ArchivedPart part : parts) {
      fault(part, all, deep).ifPresent(faults::add);
    }
    return faults;
  }

  private Optional<String> fault(ArchivedPart part, Map<String, Kept> all, boolean deep) {
    Kept file = all.get(part.file());
    Kept manifest = all.get(ArchiveManifest.beside(part.file()));
    if (file == null) {
      return Optional.of(part.file() + " is missing (events of " + part.month() + ")");
    }
    try {
      if (file.bytes() != part.bytes()
          || (isToBeRead(file, deep) && !isProven(file, part.sha256()))) {
        return Optional.of(part.file() + " is not what was written: it was changed or damaged");
      }
      return fault(part, manifest, deep);
    } catch (IOException | AnalyticsException e) {
      return Optional.of(part.file() + " cannot be read: " + e.getMessage());
    }
  }

  private Optional<String> fault(ArchivedPart part, @Nullable Kept manifest, boolean deep)
      throws IOException {
    if (manifest == null) {
      return Optional.of(part.file() + " has no manifest beside it");
    }
    if (!isToBeRead(manifest, deep)) {
      return Optional.empty();
    }
    Optional<String> fault = ArchiveManifest.fault(part, text(manifest.name()));
    if (fault.isEmpty()) {
      versions.put(manifest.name(), manifest.version());
    }
    return fault;
  }

  /** What is near, what is asked for, and what is another one than was found right before. */
  private boolean isToBeRead(Kept kept, boolean deep) {
    String known = versions.get(kept.name());
    return !kept.version().equals(known)
        && (deep || known != null || store.inPlace(kept.name()).isPresent());
  }

  private boolean isProven(Kept kept, String sha256) throws IOException {
    boolean same = with(kept.name(), file -> ArchiveFiles.sha256(file).equals(sha256));
    if (same) {
      versions.put(kept.name(), kept.version());
    }
    return same;
  }

  private String text(String name) throws IOException {
    return with(name, Files::readString);
  }

  private interface Reading<T> {
    T of(Path file) throws IOException;
  }

  /** The file itself, or a copy for the moment. */
  private <T> T with(String name, Reading<T> reading) throws IOException {
    Optional<Path> here = store.inPlace(name);
    if (here.isPresent()) {
      return reading.of(here.get());
    }
    Path copy = store.draft(name);
    try {
      if (!store.get(name, copy)) {
        throw new IOException("it has just been removed");
      }
      return reading.of(copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }
}
