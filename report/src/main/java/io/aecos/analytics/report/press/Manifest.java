package io.aecos.analytics.report.press;

import io.aecos.analytics.report.Cover;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.TrailHead;
import io.aecos.analytics.report.Words;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a report says of itself to machines: the question, who asked it in which scope, up to which
 * row of the ledger it counted, and for each file its rows and its SHA-256. It is what is signed.
 */
final class Manifest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Manifest() {}

  /** {@code figures} is the digest of all numbers; {@code files} are those beside the manifest. */
  static byte[] of(Report report, Words words, String format, List<Part> files) {
    Cover cover = report.cover();
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("product", "AEC OS Analytics");
    manifest.put("version", cover.version());
    manifest.put("report", cover.kind().text());
    manifest.put("format", format);
    manifest.put("title", words.title());
    manifest.put("firm", cover.firm().name());
    manifest.put("query", query(cover));
    manifest.put("askedBy", cover.askedBy());
    manifest.put("scope", cover.scope());
    manifest.put("madeAt", cover.madeAt().toString());
    manifest.put("watermark", watermark(cover));
    manifest.put("audit", trail(report.quality().trail()));
    manifest.put("figures", Figures.digest(report));
    manifest.put("files", files.stream().map(Manifest::file).toList());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
  }

  private static Map<String, @Nullable Object> query(Cover cover) {
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("from", cover.period().from().toString());
    query.put("to", cover.period().to().toString());
    query.put("comparedFrom", cover.comparison() == null ? null : text(cover.comparison().from()));
    query.put("comparedTo", cover.comparison() == null ? null : text(cover.comparison().to()));
    query.put("timeZone", cover.zone().getId());
    Map<String, List<String>> filters = new TreeMap<>();
    cover.filters().forEach((name, values) -> filters.put(name, values.stream().sorted().toList()));
    query.put("filters", filters);
    query.put("address", cover.address());
    return query;
  }

  private static String text(Object instant) {
    return instant.toString();
  }

  private static Map<String, @Nullable Object> watermark(Cover cover) {
    Map<String, @Nullable Object> watermark = new LinkedHashMap<>();
    watermark.put("seq", cover.watermark().seq());
    Object received = cover.watermark().receivedAt();
    watermark.put("receivedAt", received == null ? null : received.toString());
    return watermark;
  }

  private static @Nullable Map<String, Object> trail(@Nullable TrailHead head) {
    if (head == null) {
      return null;
    }
    Map<String, Object> trail = new LinkedHashMap<>();
    trail.put("entry", head.entry());
    trail.put("hash", head.hash());
    return trail;
  }

  private static Map<String, Object> file(Part part) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", part.name());
    file.put("rows", part.rows());
    file.put("bytes", part.content().length);
    file.put("sha256", sha256(part.content()));
    return file;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of a report. */
  record Part(String name, long rows, byte[] content) {}
}
