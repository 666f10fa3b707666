package io.aecos.analytics.server.reports;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.KeptReport;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.usage.Export;
import io.aecos.analytics.server.usage.UsageBook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signed reports: each is its asker's, and tells what they may see. */
@RestController
@RequestMapping("/api/reports")
public final class ReportsEndpoint {
  /** Whoever asks for a small report needs no second question. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How many bytes a report may have that is checked here; it is held in memory. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private final Reports reports;
  private final UsageBook book;

  public ReportsEndpoint(Reports reports, UsageBook book) {
    this.reports = reports;
    this.book = book;
  }

  @PostMapping
  @Audited("report.make")
  @Requires(Permission.EXPORT)
  public ResponseEntity<ReportJson> start(Viewer viewer, @RequestBody ReportRequest request)
      throws InterruptedException {
    ReportJob job = reports.start(viewer, request);
    AuditNote.current()
        .on(job.id())
        .detail("report", request.report())
        .detail("format", request.format());
    job.await(PATIENCE);
    return ResponseEntity.accepted()
        .location(URI.create("/api/reports/" + job.id()))
        .body(job.json());
  }

  @GetMapping
  @Requires(Permission.READ_METRICS)
  public ReportJson.ReportsJson all(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return new ReportJson.ReportsJson(reports.of(viewer));
  }

  /** Whether the ledger still gives the same figures; the body is a report's manifest. */
  @PostMapping("/check")
  @Unaudited(because = "asks whether figures are the same and changes nothing")
  @Requires(value = Permission.READ_METRICS, effect = Effect.NOTHING)
  public ReportCheck.CheckJson check(Viewer viewer, @RequestBody ReportCheck.Manifest manifest) {
    return reports.check(viewer, manifest);
  }

  /** Who signed a report, when, and whether it is whole; the body is its file. */
  @PostMapping(path = "/verification", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Unaudited(because = "looks at a file that somebody brings, keeps nothing of it")
  @Requires(value = Permission.READ_METRICS, effect = Effect.NOTHING)
  public Verification.ReportVerdictJson verification(Viewer viewer, InputStream body)
      throws IOException {
    byte[] file = body.readNBytes(LARGEST + 1);
    if (file.length > LARGEST) {
      throw new AnalyticsException(
          ErrorCode.TOO_LARGE,
          "A report that is checked here may have "
              + LARGEST / 1024 / 1024
              + " MB. Larger ones are checked by: aecos analytics verify FILE");
    }
    return reports.verify(viewer, file);
  }

  @GetMapping("/{id}")
  @Requires(Permission.READ_METRICS)
  public ReportJson one(Viewer viewer, @PathVariable String id) {
    return reports.find(viewer, id);
  }

  /**
   * What leaves here is in the book of usage before its first byte does. {@code part} names one
   * file of a zip file, which comes then without the signature.
   */
  @GetMapping("/{id}/file")
  @Audited("export.report")
  @Requires(value = Permission.EXPORT, effect = Effect.CHANGES)
  public ResponseEntity<byte[]> file(
      Viewer viewer,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> query,
      HttpServletRequest request) {
    ViewParameters.only(query, Set.of("part"));
    KeptReport kept = reports.kept(viewer, id);
    String part = ViewParameters.single(query, "part");
    byte[] whole = reports.content(kept);
    byte[] content = part == null ? whole : ReportPart.of(whole, part);
    AuditNote.current()
        .on(kept.title())
        .detail("report", kept.report())
        .detail("format", kept.format())
        .detail("part", part)
        .detail("id", id);
    if (!request.getMethod().equals("HEAD")) {
      book.exported(
          viewer, Export.of(kept.title(), kept.format(), "/api/reports/" + id + "/file", null));
    }
    ReportFormat format = ReportFormat.valueOf(kept.format().toUpperCase(Locale.ROOT));
    return ResponseEntity.ok()
        .contentType(
            part == null
                ? MediaType.parseMediaType(format.mediaType())
                : ReportPart.mediaType(part))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    part == null ? ReportJson.fileName(kept) : ReportJson.fileName(kept, part))
                .build()
                .toString())
        .body(content);
  }
}
