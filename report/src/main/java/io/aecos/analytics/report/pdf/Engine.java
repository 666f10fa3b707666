package io.aecos.analytics.report.pdf;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Turns formatting objects into a PDF. It reads our own fonts and what it is handed with the
 * document, and nothing else: no file, no address, no external entity.
 */
final class Engine {
  /** Nothing is there, and nothing is read from there: {@link OwnResources} refuses it. */
  private static final URI BASE = URI.create("file:///aecos/report/");

  private Engine() {}

  /** Makes the PDF; {@code parts} are what the document may name as {@code part:NAME}. */
  static byte[] pdf(byte[] fo, Map<String, byte[]> parts, Instant madeAt, String producer) {
    try {
      FopFactory factory = factory(parts);
      FOUserAgent agent = factory.newFOUserAgent();
      agent.setAccessibility(true);
      agent.setCreationDate(Date.from(madeAt));
      agent.setProducer(producer);
      agent.setCreator(producer);
      agent.getEventBroadcaster().addEventListener(event -> {});
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Fop fop = factory.newFop(MimeConstants.MIME_PDF, agent, out);
      XMLReader reader = reader();
      reader.setContentHandler(fop.getDefaultHandler());
      reader.parse(new InputSource(new ByteArrayInputStream(fo)));
      return out.toByteArray();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AnalyticsException(ErrorCode.INTERNAL, "the report could not be drawn", e);
    }
  }

  private static XMLReader reader() throws SAXException, ParserConfigurationException {
    SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
    parsers.setNamespaceAware(true);
    parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return parsers.newSAXParser().getXMLReader();
  }

  private static FopFactory factory(Map<String, byte[]> parts) throws SAXException, IOException {
    ResourceResolver resolver = new OwnResources(parts);
    return new FopConfParser(
            new ByteArrayInputStream(configuration().getBytes(StandardCharsets.UTF_8)),
            BASE,
            resolver)
        .getFopFactoryBuilder()
        .build();
  }

  /** Drawings are asked first whether they are drawings; else each is written out ten times. */
  private static String configuration() {
    StringBuilder fonts = new StringBuilder();
    for (Fonts font : Fonts.values()) {
      fonts.append(font.configuration());
    }
    return """
        <fop version="1.0">
          <accessibility>true</accessibility>
          <strict-configuration>true</strict-configuration>
          <strict-validation>true</strict-validation>
          <image-loading>
            <penalty value="-5000" class="org.apache.fop.image.loader.batik.PreloaderSVG"/>
          </image-loading>
          <renderers>
            <renderer mime="application/pdf">
              <version>1.7</version>
              <pdf-a-mode>PDF/A-3a</pdf-a-mode>
              <pdf-ua-mode>PDF/UA-1</pdf-ua-mode>
              <fonts>%s</fonts>
            </renderer>
          </renderers>
        </fop>"""
        .formatted(fonts);
  }

  /** The only things that a document may name. */
  private record OwnResources(Map<String, byte[]> parts) implements ResourceResolver {

    @Override
    public Resource getResource(URI uri) throws IOException {
      String name = uri.getSchemeSpecificPart();
      byte[] part = "part".equals(uri.getScheme()) ? parts.get(name) : null;
      if (part != null) {
        return new Resource(new ByteArrayInputStream(part));
      }
      if ("font".equals(uri.getScheme())) {
        for (Fonts font : Fonts.values()) {
          if (font.file().equals(name)) {
            return new Resource(font.open());
          }
        }
      }
      throw new IOException("a report names nothing like " + uri);
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
      throw new IOException("a report writes nothing beside itself");
    }
  }
}
