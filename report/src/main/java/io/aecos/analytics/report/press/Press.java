package io.aecos.analytics.report.press;

import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.report.DataTables;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import io.aecos.analytics.report.data.CsvFile;
import io.aecos.analytics.report.data.HtmlFile;
import io.aecos.analytics.report.data.JsonFile;
import io.aecos.analytics.report.data.ParquetTable;
import io.aecos.analytics.report.data.XlsxFile;
import io.aecos.analytics.report.pdf.PdfRenderer;
import io.aecos.analytics.report.press.Manifest.Part;
import io.aecos.analytics.report.sign.Signer;
import io.aecos.analytics.report.sign.StoredZip;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prints reports: one signed file each. */
public final class Press {
  private final Signer signer;
  private final ParquetFiles parquet;

  public Press(Signer signer, ParquetFiles parquet) {
    this.signer = signer;
    this.parquet = parquet;
  }

  /** The signed file. */
  public byte[] print(Report report, Texts texts, ReportFormat format) {
    Words words = new Words(report, texts);
    if (format == ReportFormat.PDF) {
      byte[] manifest = Manifest.of(report, words, format.text(), List.of());
      return signer.pdf(PdfRenderer.render(report, texts, manifest), report.cover().madeAt());
    }
    List<Part> parts = parts(report, texts, format);
    byte[] manifest = Manifest.of(report, words, format.text(), parts);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("manifest.json", manifest);
    files.put("manifest.p7s", signer.detached(manifest));
    parts.forEach(part -> files.put(part.name(), part.content()));
    return StoredZip.of(files);
  }

  private List<Part> parts(Report report, Texts texts, ReportFormat format) {
    ZoneId zone = report.cover().zone();
    List<Table> tables = DataTables.of(report, texts);
    return switch (format) {
      case CSV -> each(tables, format, table -> CsvFile.of(table, zone));
      case PARQUET -> each(tables, format, table -> ParquetTable.of(table, zone, parquet));
      case JSON, XLSX, HTML, PDF -> {
        long rows = tables.stream().mapToLong(table -> table.rows().size()).sum();
        yield List.of(
            new Part("report." + format.text(), rows, single(report, texts, format, tables)));
      }
    };
  }

  /** A file for each table. */
  private static List<Part> each(
      List<Table> tables, ReportFormat format, Function<Table, byte[]> content) {
    List<Part> parts = new ArrayList<>();
    for (Table table : tables) {
      String name = table.name() + "." + format.text();
      parts.add(new Part(name, table.rows().size(), content.apply(table)));
    }
    return parts;
  }

  private static byte[] single(
      Report report, Texts texts, ReportFormat format, List<Table> tables) {
    ZoneId zone = report.cover().zone();
    Words words = new Words(report, texts);
    return switch (format) {
      case JSON -> JsonFile.of(words.title(), words.headline(), tables, zone);
      case XLSX -> XlsxFile.of(tables, zone);
      case HTML -> HtmlFile.of(words, tables, texts, new Formats(texts, zone));
      case PDF, CSV, PARQUET -> throw new IllegalArgumentException(format.text());
    };
  }
}
