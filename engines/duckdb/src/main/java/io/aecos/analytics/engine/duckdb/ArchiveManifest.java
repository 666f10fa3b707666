package io.aecos.analytics.engine.duckdb;

import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.ledger.ArchivedPart;
import java.nio.charset.StandardCharsets;
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

  /** The name of that of {@code file}. */
  static String beside(String file) {
    return file + ".json";
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

  /** In what the manifest in {@code text} differs from what the ledger knows of {@code part}. */
  static Optional<String> fault(ArchivedPart part, String text) {
    Map<String, Object> found;
    try {
      found = JsonValues.read(text);
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
