package io.aecos.analytics.cli;

import io.aecos.analytics.audit.AuditAct;
import io.aecos.analytics.audit.AuditEntry;
import io.aecos.analytics.audit.AuditText;
import io.aecos.analytics.audit.AuditTrail;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a trail line by line: JSON objects, or CSV of which a spreadsheet runs nothing. */
final class AuditLines {
  private AuditLines() {}

  static void write(AuditTrail trail, AuditExport.Format format, Writer out) throws IOException {
    BufferedWriter lines = new BufferedWriter(out);
    boolean[] begun = {false};
    try {
      trail.each(
          entry -> {
            Map<String, @Nullable Object> told = told(entry);
            if (format == AuditExport.Format.CSV && !begun[0]) {
              line(lines, String.join(",", told.keySet()), "\r\n");
            }
            begun[0] = true;
            line(
                lines,
                format == AuditExport.Format.CSV ? csv(told) : Api.JSON.writeValueAsString(told),
                format == AuditExport.Format.CSV ? "\r\n" : "\n");
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    lines.flush();
  }

  private static void line(Writer out, String text, String end) {
    try {
      out.write(text);
      out.write(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> told(AuditEntry entry) {
    AuditAct act = entry.act();
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("seq", entry.seq());
    told.put("at", act.at().toString());
    told.put("who", act.actor().who());
    told.put("how", act.actor().how());
    told.put("action", act.action());
    told.put("target", act.target());
    told.put("scope", act.scope());
    told.put("filters", act.filters());
    told.put("size", act.size());
    told.put("outcome", act.outcome().name().toLowerCase(Locale.ROOT));
    told.put("from", act.origin());
    told.put("answers", act.answers());
    told.put("previous", entry.seal().previous());
    told.put("hash", entry.seal().hash());
    told.put("signature", entry.seal().signature());
    return told;
  }

  private static String csv(Map<String, @Nullable Object> told) {
    return told.values().stream().map(AuditLines::cell).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value == null ? "" : value.toString();
    }
    String seen = AuditText.printable(text);
    boolean runs = !seen.isEmpty() && "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(seen.charAt(0)) >= 0;
    return '"' + (runs ? "'" : "") + seen.replace("\"", "\"\"") + '"';
  }
}
