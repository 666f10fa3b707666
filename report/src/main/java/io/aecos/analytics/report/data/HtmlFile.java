package io.aecos.analytics.report.data;

import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Table;
import io.aecos.analytics.report.Texts;
import io.aecos.analytics.report.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All tables as one page that needs nothing else: no script, no style or picture from elsewhere.
 */
public final class HtmlFile {
  private static final String STYLE =
      """
      body{font:14px/1.45 "IBM Plex Sans",system-ui,sans-serif;color:#14222f;background:#f5f4ef;
      margin:0 auto;max-width:72rem;padding:2rem}
      h1{font-size:2rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
      p{max-width:48rem}table{border-collapse:collapse;width:100%;background:#fdfcf9}
      th{text-align:start;border-top:2px solid #14222f;border-bottom:1px solid #7d8891}
      th,td{padding:.3rem .6rem;vertical-align:top}tr:nth-child(even) td{background:#f5f4ef}
      .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}\
      """;

  private final Words words;
  private final Texts texts;
  private final Formats formats;
  private final StringBuilder out = new StringBuilder();

  private HtmlFile(Words words, Texts texts, Formats formats) {
    this.words = words;
    this.texts = texts;
    this.formats = formats;
  }

  public static byte[] of(Words words, List<Table> tables, Texts texts, Formats formats) {
    HtmlFile file = new HtmlFile(words, texts, formats);
    file.page(words.title(), words.headline(), tables);
    return file.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void page(String title, String headline, List<Table> tables) {
    out.append("<!doctype html>\n<html lang=\"")
        .append(texts.locale().getLanguage())
        .append("\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\"")
        .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    text(title);
    out.append("</title><style>").append(STYLE).append("</style></head><body><h1>");
    text(title);
    out.append("</h1><p>");
    text(headline);
    out.append("</p>\n");
    tables.forEach(this::table);
    out.append("</body></html>\n");
  }

  private void table(Table table) {
    out.append("<h2>");
    text(formats.caption(words.heading(table), table.rows().size()));
    out.append("</h2>\n<table><thead><tr>");
    for (Table.Column column : table.columns()) {
      open("th scope=\"col\"", column);
      String unit = column.unit() == null ? "" : " (" + formats.unit(column.unit()) + ")";
      text(texts.title(column) + unit);
      out.append("</th>");
    }
    out.append("</tr></thead><tbody>\n");
    for (List<@Nullable Object> row : table.rows()) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        open("td", table.columns().get(i));
        text(formats.cell(row.get(i)));
        out.append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private void open(String tag, Table.Column column) {
    boolean number = column.kind() == Table.Kind.NUMBER || column.kind() == Table.Kind.COUNT;
    out.append('<').append(tag).append(number ? " class=\"n\">" : " dir=\"auto\">");
  }

  private void text(String text) {
    for (char c : text.toCharArray()) {
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
