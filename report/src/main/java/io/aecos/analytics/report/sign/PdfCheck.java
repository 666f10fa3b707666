package io.aecos.analytics.report.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature within a PDF: it must cover all of the file but itself, so that nothing can
 * be added behind it or hidden beside it.
 */
final class PdfCheck {
  private static final String MANIFEST = "manifest.json";

  private PdfCheck() {}

  static Verdict check(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      byte[] manifest = manifest(document);
      if (signatures.isEmpty()) {
        return Verdict.broken("it is not signed").with(manifest);
      }
      return check(pdf, signatures.get(signatures.size() - 1)).with(manifest);
    } catch (IOException | RuntimeException e) {
      // What a library finds in a stranger's bytes ends in any exception; none of them is whole.
      return Verdict.broken("it cannot be opened as a PDF: it was changed or cut off");
    }
  }

  private static Verdict check(byte[] pdf, PDSignature signature) {
    int[] range = signature.getByteRange();
    boolean whole =
        range != null
            && range.length == 4
            && range[0] == 0
            && range[1] > 0
            && range[2] > range[1]
            && range[3] > 0
            && (long) range[2] + range[3] == pdf.length;
    if (range == null || !whole) {
      return Verdict.broken(
          "the signature does not cover the file: something was added or removed");
    }
    byte[] signed = new byte[range[1] + range[3]];
    System.arraycopy(pdf, 0, signed, 0, range[1]);
    System.arraycopy(pdf, range[2], signed, range[1], range[3]);
    byte[] cms = between(pdf, range[1], range[2]);
    Calendar told = signature.getSignDate();
    Instant at = told == null ? null : told.toInstant();
    return cms == null
        ? Verdict.broken("the place of the signature holds something else: it was changed")
        : CmsCheck.check(cms, signed, at);
  }

  /** What stands between the signed parts: {@code <hex>}, padded with zeros, and nothing else. */
  private static byte @Nullable [] between(byte[] pdf, int from, int to) {
    String hex = new String(pdf, from, to - from, StandardCharsets.US_ASCII);
    if (!hex.startsWith("<") || !hex.endsWith(">") || hex.length() % 2 != 0) {
      return null;
    }
    String digits = hex.substring(1, hex.length() - 1);
    if (!digits.matches("[0-9A-F]+")) {
      return null;
    }
    byte[] bytes = HexFormat.of().parseHex(digits);
    int length = length(bytes);
    for (int i = length; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return null;
      }
    }
    return length > bytes.length ? null : Arrays.copyOf(bytes, length);
  }

  /** The length of the structure that DER begins with. */
  private static int length(byte[] der) {
    int first = der[1] & 0xff;
    if (first < 0x80) {
      return 2 + first;
    }
    int octets = Math.min(first - 0x80, 4);
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | der[2 + i] & 0xff;
    }
    return length < 0 ? Integer.MAX_VALUE : 2 + octets + length;
  }

  private static byte @Nullable [] manifest(PDDocument document) throws IOException {
    PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
    PDEmbeddedFilesNameTreeNode files = names == null ? null : names.getEmbeddedFiles();
    Map<String, PDComplexFileSpecification> all = files == null ? null : files.getNames();
    PDComplexFileSpecification file = all == null ? null : all.get(MANIFEST);
    return file == null || file.getEmbeddedFile() == null
        ? null
        : file.getEmbeddedFile().toByteArray();
  }
}
