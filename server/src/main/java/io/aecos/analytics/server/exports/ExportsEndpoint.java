package io.aecos.analytics.server.exports;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.usage.Export;
import io.aecos.analytics.server.usage.UsageBook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Files of charts are made in the browser; here it tells of them. */
@RestController
public final class ExportsEndpoint {
  private final UsageBook book;

  public ExportsEndpoint(UsageBook book) {
    this.book = book;
  }

  /** What was exported, see {@link Export}. */
  public record Exported(
      @Nullable String report,
      @Nullable String format,
      @Nullable String view,
      @Nullable Long rows) {}

  @PostMapping("/api/exports")
  @Audited(value = "export.chart", begins = false)
  @Requires(Permission.EXPORT)
  public ResponseEntity<Void> exported(Viewer viewer, @RequestBody Exported told) {
    Export export = Export.of(told.report(), told.format(), told.view(), told.rows());
    book.exported(viewer, export);
    AuditNote note = AuditNote.current().on(export.report());
    note.detail("format", export.format()).detail("view", export.view());
    Long rows = export.rows();
    if (rows != null) {
      note.size(rows);
    }
    return ResponseEntity.noContent().build();
  }
}
