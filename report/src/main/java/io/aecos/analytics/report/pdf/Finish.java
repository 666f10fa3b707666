package io.aecos.analytics.report.pdf;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/**
 * Encloses the manifest, and takes out of a PDF what follows from the clock and the machine's time
 * zone instead of from the report: FOP puts its own moment into the metadata and the identifier.
 */
final class Finish {
  static final String MANIFEST = "manifest.json";
  private static final String DATES =
      "(<xmp:(CreateDate|ModifyDate|MetadataDate)>)[^<]*(</xmp:\\2>)";

  private Finish() {}

  /** What is put into a PDF: the manifest with its description, and where each link leads. */
  record Extras(byte[] manifest, String described, List<String> links) {}

  static byte[] of(byte[] pdf, Extras extras, Instant madeAt) {
    Instant second = Instant.ofEpochSecond(madeAt.getEpochSecond());
    Calendar time = GregorianCalendar.from(second.atZone(ZoneOffset.UTC));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      enclose(document, extras, time);
      describe(document, extras.links());
      document.getDocumentInformation().setCreationDate(time);
      document.getDocumentInformation().setModificationDate(time);
      PDMetadata metadata = document.getDocumentCatalog().getMetadata();
      String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
      metadata.importXMPMetadata(
          xmp.replaceAll(DATES, "$1" + second + "$3").getBytes(StandardCharsets.UTF_8));
      document.setDocumentId(id(extras.manifest()));
      ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 8192);
      document.getDocument().getTrailer().removeItem(COSName.ID);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AnalyticsException(ErrorCode.INTERNAL, "the report could not be finished", e);
    }
  }

  private static void enclose(PDDocument document, Extras extras, Calendar time)
      throws IOException {
    byte[] manifest = extras.manifest();
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(manifest));
    file.setSubtype("application/json");
    file.setSize(manifest.length);
    file.setCreationDate(time);
    file.setModDate(time);
    PDComplexFileSpecification named = new PDComplexFileSpecification();
    named.setFile(MANIFEST);
    named.setFileUnicode(MANIFEST);
    named.setFileDescription(extras.described());
    named.setEmbeddedFile(file);
    named.setEmbeddedFileUnicode(file);
    named.getCOSObject().setName("AFRelationship", "Data");
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of(MANIFEST, named));
    PDDocumentNameDictionary names = catalog.getNames();
    if (names == null) {
      names = new PDDocumentNameDictionary(catalog);
    }
    names.setEmbeddedFiles(files);
    catalog.setNames(names);
    COSArray associated = new COSArray();
    associated.add(named);
    catalog.getCOSObject().setItem("AF", associated);
  }

  /** FOP tells the readers of tags where a link leads, but not those of links. */
  private static void describe(PDDocument document, List<String> links) throws IOException {
    Iterator<String> titles = links.iterator();
    for (PDPage page : document.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (annotation instanceof PDAnnotationLink && titles.hasNext()) {
          annotation.setContents(titles.next());
        }
      }
    }
  }

  private static long id(byte[] manifest) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(manifest)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
