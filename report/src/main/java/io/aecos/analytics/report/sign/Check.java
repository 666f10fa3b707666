package io.aecos.analytics.report.sign;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks a report from its file alone: a PDF, a zip file, or the folder that it was unpacked to.
 */
public final class Check {
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private Check() {}

  /**
   * What became of the report at {@code path}.
   *
   * @throws AnalyticsException {@code NO_PERMISSION} when it cannot be read or is no report at all
   */
  public static Verdict of(Path path) {
    try {
      return Files.isDirectory(path) ? BundleCheck.check(folder(path)) : file(path);
    } catch (IOException e) {
      throw unreadable(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Verdict file(Path path) throws IOException {
    return of(Files.readAllBytes(path), path.toString());
  }

  /**
   * What became of the report whose file has this {@code content}; {@code name} is what it is
   * called where it is none.
   *
   * @throws AnalyticsException {@code NO_PERMISSION} when it is no report at all
   */
  public static Verdict of(byte[] content, String name) {
    if (begins(content, PDF)) {
      return PdfCheck.check(content);
    }
    if (begins(content, ZIP)) {
      Map<String, byte[]> entries = StoredZip.entries(content);
      return entries == null
          ? Verdict.broken("it is not as it was written: something in it was changed")
          : BundleCheck.check(entries);
    }
    throw unreadable(
        name + " is no report of AEC OS Analytics: neither a PDF nor a zip file nor a folder",
        null);
  }

  private static Map<String, byte[]> folder(Path path) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> regular = all.filter(Files::isRegularFile).toList();
      for (Path file : regular) {
        files.put(path.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    if (!files.containsKey(BundleCheck.MANIFEST)) {
      throw unreadable(path + " holds no " + BundleCheck.MANIFEST + ", so it is no report", null);
    }
    return files;
  }

  private static AnalyticsException unreadable(
      String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new AnalyticsException(ErrorCode.NO_PERMISSION, why, cause);
  }

  private static boolean begins(byte[] content, byte[] with) {
    return content.length >= with.length
        && Arrays.equals(content, 0, with.length, with, 0, with.length);
  }
}
