package io.aecos.analytics.workspace.read;

import java.time.Instant;

/**
 * A row of {@code audit.db}. {@code contentHash} is the entry hash computed again from the row's
 * content; it equals {@code entryHash} unless someone changed the row. {@code resource} is a path,
 * an id or the first words of a prompt.
 */
public record AuditRow(
    long id,
    Instant at,
    String user,
    String action,
    String resource,
    String beforeHash,
    String afterHash,
    String entryHash,
    String previousHash,
    String contentHash)
    implements TableRow {

  @Override
  public String fingerprint() {
    return entryHash + contentHash;
  }

  /** The element id, where the resource is an element folder; else "". */
  public String element() {
    String last =
        resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf('\\')) + 1);
    return last.startsWith("element_") ? last.substring("element_".length()) : "";
  }
}
