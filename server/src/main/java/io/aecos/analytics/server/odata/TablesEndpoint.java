package io.aecos.analytics.server.odata;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.csv.Downloads;
import io.aecos.analytics.server.csv.PacedStream;
import io.aecos.analytics.server.directory.PrivateFiles;
import io.aecos.analytics.server.gate.Caller;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.usage.Export;
import io.aecos.analytics.server.usage.UsageBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tables of the feeds as whole files. A file is made before its first byte leaves: it says how
 * long it is, and what cannot be made whole is an error and no part of a file.
 */
@RestController
public final class TablesEndpoint {
  private static final String BASE = "/api/tables/";

  private final Feeds feeds;
  private final ParquetFiles parquet;
  private final Downloads downloads;
  private final UsageBook book;
  private final Path scratch;

  /** {@code scratch} is where files wait until they have left. */
  public TablesEndpoint(
      Feeds feeds, ParquetFiles parquet, Downloads downloads, UsageBook book, Path scratch) {
    this.feeds = feeds;
    this.parquet = parquet;
    this.downloads = downloads;
    this.book = book;
    this.scratch = scratch;
  }

  /** {@code file} is the name of a feed with its format, such as Events.parquet. */
  @Audited("export.table")
  @GetMapping(BASE + "{file}")
  @Requires(value = Permission.EXPORT, effect = Effect.CHANGES)
  public void table(
      Viewer viewer,
      @PathVariable String file,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("HEAD")) {
      AuditNote.current().nothing();
      return; // Nothing leaves, so nothing may be recorded.
    }
    Caller caller = Caller.of(request);
    boolean audits = caller != null && caller.permissions().contains(Permission.READ_AUDIT);
    String name = file.substring(0, Math.max(0, file.lastIndexOf('.')));
    TableFile format = format(file, feeds.names(audits));
    FeedRows rows = feeds.rows(name, request.getQueryString(), viewer, audits);
    try (Downloads.Place place = downloads.take(response)) {
      Path made = fresh(format);
      try {
        long count = format.write(made, name, rows, parquet);
        String query = request.getQueryString();
        String address = BASE + file + (query == null ? "" : "?" + query);
        book.exported(viewer, Export.file(name, word(format), address, count));
        AuditNote.current().on(file).size(count).keep();
        send(made, file, format, response);
      } finally {
        Files.deleteIfExists(made);
      }
    }
  }

  private static TableFile format(String file, List<String> names) {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      for (TableFile format : TableFile.values()) {
        String known = name + "." + word(format);
        if (file.equals(known)) {
          return format;
        }
        files.add(known);
      }
    }
    throw AnalyticsException.invalid(
        ErrorCode.NOT_FOUND, "file", "There is no table '" + file + "'", files);
  }

  private Path fresh(TableFile format) throws IOException {
    PrivateFiles.createDirectories(scratch);
    return Files.createTempFile(scratch, "table-", "." + word(format));
  }

  private void send(Path made, String name, TableFile format, HttpServletResponse response)
      throws IOException {
    response.setContentType(format.mediaType());
    response.setContentLengthLong(Files.size(made));
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    OutputStream out =
        new PacedStream(response.getOutputStream(), downloads.patience(), System::nanoTime);
    Files.copy(made, out);
    out.flush();
  }

  private static String word(TableFile format) {
    return format.name().toLowerCase(Locale.ROOT);
  }
}
