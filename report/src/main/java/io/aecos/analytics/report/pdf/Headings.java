package io.aecos.analytics.report.pdf;

/** Headings of both levels, each tagged as what it is. */
final class Headings {
  private Headings() {}

  /** Begins a new page. */
  static void first(Fo fo, String title, String id) {
    fo.open(
        "block",
        "role",
        "H1",
        "id",
        id,
        "break-before",
        "page",
        "font-size",
        "20pt",
        "font-weight",
        "700",
        "line-height",
        "1.2",
        "space-after",
        "4mm",
        "keep-with-next.within-page",
        "always");
    fo.text(title).close();
  }

  static void second(Fo fo, String title) {
    fo.open(
        "block",
        "role",
        "H2",
        "font-size",
        "11pt",
        "font-weight",
        "700",
        "space-before",
        "6mm",
        "space-after",
        "2mm",
        "line-height",
        "1.3",
        "keep-with-next.within-page",
        "always");
    fo.text(title).close();
  }
}
