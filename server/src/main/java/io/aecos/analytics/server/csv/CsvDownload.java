package io.aecos.analytics.server.csv;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.JsonValues;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.projection.EventSink;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.report.data.Csv;
import io.aecos.analytics.server.json.Numbers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Sends events as a CSV file while they are being read; holds none of them. */
final class CsvDownload implements EventSink {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "occurredAt",
          "module",
          "type",
          "user",
          "project",
          "discipline",
          "elementGuid",
          "elementType",
          "templateId",
          "region",
          "codeEdition",
          "value",
          "attributes",
          "source",
          "seq",
          "receivedAt");

  /** Without it, spreadsheets take the file for one of an older encoding. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String fileName;
  private final LongConsumer book;
  private final HttpServletResponse response;
  private final Writer out;
  private final Csv csv;

  /**
   * {@code book} is told the number of rows before the first of them leaves; {@code patience} is
   * how long the client may take too little.
   */
  CsvDownload(String fileName, LongConsumer book, HttpServletResponse response, Duration patience)
      throws IOException {
    this.fileName = fileName;
    this.book = book;
    this.response = response;
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                new PacedStream(response.getOutputStream(), patience, System::nanoTime),
                StandardCharsets.UTF_8));
    this.csv = new Csv(out);
  }

  @Override
  public void begin(long total, Watermark watermark) {
    book.accept(total);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    sending(
        () -> {
          out.append(BYTE_ORDER_MARK);
          csv.line(COLUMNS);
        });
  }

  @Override
  public void next(LedgerRow row) {
    sending(() -> csv.line(cells(row)));
  }

  /** Nothing comes after this. */
  void end() {
    sending(out::flush);
  }

  private static List<@Nullable Object> cells(LedgerRow row) {
    Event event = row.event();
    return Arrays.asList(
        event.id(),
        event.occurredAt(),
        event.module(),
        event.type(),
        event.user(),
        event.project(),
        event.discipline(),
        event.elementGuid(),
        event.elementType(),
        event.templateId(),
        event.region(),
        event.codeEdition(),
        event.value() == null ? null : Numbers.exact(event.value()),
        event.attributes().isEmpty() ? null : JsonValues.write(event.attributes()),
        event.source(),
        row.seq(),
        row.receivedAt());
  }

  private static void sending(Sending sending) {
    try {
      sending.send();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A step of the answer; it fails when nobody takes it any more. */
  @FunctionalInterface
  private interface Sending {
    void send() throws IOException;
  }
}
