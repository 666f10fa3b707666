package io.aecos.analytics.report.press;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.ReportFormat;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import io.aecos.analytics.report.pdf.PdfRenderer;
import io.aecos.analytics.report.sign.Signer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Prints reports: one signed file each. */
public final class Press {
  private static final Set<ReportFormat> BUILT = EnumSet.of(ReportFormat.PDF);

  private final Signer signer;

  public Press(Signer signer) {
    this.signer = signer;
  }

  /**
   * Refuses a format that cannot be made, with those that can.
   *
   * @throws AnalyticsException when it cannot
   */
  public static void require(ReportFormat format) {
    if (!BUILT.contains(format)) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY,
          "format",
          "reports cannot be made as " + format.text() + " yet",
          BUILT.stream().map(ReportFormat::text).toList());
    }
  }

  /** The signed file. */
  public byte[] print(Report report, Texts texts, ReportFormat format) {
    require(format);
    byte[] manifest = Manifest.of(report, new Words(report, texts), format.text(), List.of());
    byte[] pdf = PdfRenderer.render(report, texts, manifest);
    return signer.pdf(pdf, report.cover().madeAt());
  }
}
