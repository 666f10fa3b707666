package io.aecos.analytics.report.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes formatting objects. Text is escaped by the writer of XML and made printable by {@link
 * Glyphs}; nothing else of what it is given reaches the document.
 */
final class Fo {
  private static final String FO = "http://www.w3.org/1999/XSL/Format";
  private static final String FOX = "http://xmlgraphics.apache.org/fop/extensions";
  private static final String SVG = "http://www.w3.org/2000/svg";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> links = new ArrayList<>();
  private final XMLStreamWriter out;

  Fo() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens {@code fo:name} with pairs of attributes; {@code fox:…} and {@code xml:…} are known. */
  Fo open(String name, String... attributes) {
    return element("fo", FO, name, attributes);
  }

  /** Opens an element of a drawing. */
  Fo svg(String name, String... attributes) {
    return element("svg", SVG, name, attributes);
  }

  /** Opens an element of another vocabulary. */
  Fo foreign(String prefix, String namespace, String name, String... attributes) {
    element(prefix, namespace, name);
    try {
      out.writeNamespace(prefix, namespace);
      for (int i = 0; i < attributes.length; i += 2) {
        attribute(attributes[i], attributes[i + 1]);
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private Fo element(String prefix, String namespace, String name, String... attributes) {
    try {
      out.writeStartElement(prefix, name, namespace);
      if (name.equals("root")) {
        out.writeNamespace("fo", FO);
        out.writeNamespace("fox", FOX);
      }
      if (name.equals("svg")) {
        out.writeNamespace("svg", SVG);
      }
      for (int i = 0; i < attributes.length; i += 2) {
        attribute(attributes[i], attributes[i + 1]);
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private void attribute(String name, String value) throws XMLStreamException {
    String clean = Glyphs.printable(value);
    if (name.startsWith("fox:")) {
      out.writeAttribute("fox", FOX, name.substring(4), clean);
    } else if (name.startsWith("xml:")) {
      out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", name.substring(4), clean);
    } else {
      out.writeAttribute(name, clean);
    }
  }

  /** Opens a link to a place in the document. */
  Fo link(String id, String title) {
    links.add(title);
    return open("basic-link", "internal-destination", id, "fox:alt-text", title);
  }

  /** Opens a link to a page of the web. */
  Fo external(String address, String title) {
    links.add(title);
    return open(
        "basic-link",
        "external-destination",
        "url('" + address + "')",
        "fox:alt-text",
        title,
        "text-decoration",
        "underline");
  }

  /** What each link leads to, in their order. */
  List<String> links() {
    return links;
  }

  Fo text(String text) {
    try {
      out.writeCharacters(Glyphs.printable(text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Fo close() {
    try {
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** {@code fo:block} with text in it. */
  Fo block(String text, String... attributes) {
    return open("block", attributes).text(text).close();
  }

  byte[] bytes() {
    try {
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
