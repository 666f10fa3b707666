package io.aecos.analytics.server.odata;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A data source file of Tableau ({@code .tds}) that leads to one feed. Tableau finds the columns
 * itself and asks for name and password; the file names neither.
 */
final class TableauSource {
  private TableauSource() {}

  /** That of {@code feed}, which must be one of {@code feeds}, below the address {@code root}. */
  static String of(List<String> feeds, String feed, String root) {
    if (!feeds.contains(feed)) {
      throw AnalyticsException.invalid(
          ErrorCode.NOT_FOUND, "feed", "There is no feed '" + feed + "'", feeds);
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("datasource");
      xml.writeAttribute("formatted-name", "AEC OS Analytics " + feed);
      xml.writeAttribute("inline", "true");
      xml.writeAttribute("version", "18.1");
      xml.writeEmptyElement("connection");
      xml.writeAttribute("authentication", "Username Password");
      xml.writeAttribute("class", "odata");
      xml.writeAttribute("server", root + "/" + feed);
      xml.writeAttribute("username", "feed");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text takes all that is written", e);
    }
    return text.toString();
  }
}
