package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/** Signs reports: a PDF within itself, all else by a signed manifest beside it. */
public final class Signer {
  /** Room for a signature with a time stamp and a chain of certificates. */
  private static final int ROOM = 0x6000;

  private final SigningKey key;
  private final Cms cms;

  public Signer(SigningKey key, TimeStamps stamps) {
    this.key = key;
    this.cms = new Cms(key, stamps);
  }

  /** The detached signature of a file, in DER: {@code openssl cms} reads it. */
  public byte[] detached(byte[] content) {
    return cms.sign(content, true);
  }

  /** The same PDF with a signature by PAdES; what was there stays as it was. */
  public byte[] pdf(byte[] pdf, Instant at) {
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      options.setPreferredSignatureSize(ROOM);
      document.addSignature(signature(at), options);
      for (PDPage page : document.getPages()) {
        page.getCOSObject().setName("Tabs", "S");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 2 * ROOM + 8192);
      ExternalSigningSupport external = document.saveIncrementalForExternalSigning(out);
      external.setSignature(cms.sign(external.getContent().readAllBytes(), false));
      return out.toByteArray();
    } catch (IOException e) {
      throw new AnalyticsException(ErrorCode.INTERNAL, "the report could not be signed", e);
    }
  }

  private PDSignature signature(Instant at) {
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(org.apache.pdfbox.cos.COSName.getPDFName("ETSI.CAdES.detached"));
    signature.setName(Signers.name(key.certificate()));
    Calendar time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    signature.setSignDate(time);
    return signature;
  }
}
