package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.ledger.ArchivedPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands beside an archived file as {@code NAME.json}, so that it can be understood and
 * checked without the ledger that it came from.
 */
record ArchiveManifest(Map<String, Object> members) {
  private static final String FORMAT = "aecos-analytics-archive-1";

  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".json");
  }

  static ArchiveManifest of(ArchivedPart part, UUID ledger) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format", FORMAT);
    members.put("ledger", ledger.toString());
    members.put("archivedAt", part.archivedAt().toString());
    members.putAll(told(part));
    members.put("schema", List.copyOf(ParquetFile.SCHEMA));
    return new ArchiveManifest(members);
  }

  private static Map<String, Object> told(ArchivedPart part) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("month", part.month().toString());
    told.put("file", part.file());
    told.put("rows", part.rows());
    told.put("firstSeq", part.firstSeq());
    told.put("lastSeq", part.lastSeq());
    told.put("bytes", part.bytes());
    told.put("sha256", part.sha256());
    told.put("content", part.content());
    return told;
  }

  byte[] bytes() {
    return JsonValues.write(members).getBytes(StandardCharsets.UTF_8);
  }

  /** In what the manifest beside {@code file} differs from what the ledger knows of it. */
  static Optional<String> fault(ArchivedPart part, Path file) throws IOException {
    Map<String, Object> found;
    try {
      found = JsonValues.read(Files.readString(beside(file)));
    } catch (NoSuchFileException e) {
      return Optional.of(part.file() + " has no manifest beside it");
    } catch (RuntimeException e) {
      return Optional.of(part.file() + " has a manifest that cannot be read");
    }
    for (Map.Entry<String, Object> member : told(part).entrySet()) {
      String there = String.valueOf(found.get(member.getKey()));
      if (!there.equals(member.getValue().toString())) {
        return Optional.of(
            "the manifest of %s says %s %s, and the ledger %s"
                .formatted(part.file(), member.getKey(), there, member.getValue()));
      }
    }
    return Optional.empty();
  }
}
