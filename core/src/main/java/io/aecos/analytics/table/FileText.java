package io.aecos.analytics.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark. Any other encoding has to be stated,
 * because bytes alone do not tell one 8-bit encoding from another.
 */
public final class FileText {
  private static final Map<String, Charset> ENCODINGS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "utf-16", StandardCharsets.UTF_16,
          "utf-16le", StandardCharsets.UTF_16LE,
          "utf-16be", StandardCharsets.UTF_16BE,
          "windows-1252", Charset.forName("windows-1252"),
          "iso-8859-1", StandardCharsets.ISO_8859_1);

  private FileText() {}

  /** What {@code bytes} say; {@code stated} is the encoding's name, null where none is stated. */
  public static String of(byte[] bytes, @Nullable String stated) {
    refuseSpreadsheets(bytes);
    Charset charset = stated == null ? recognised(bytes) : known(stated);
    String text = decoded(bytes, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Charset known(String stated) {
    Charset charset = ENCODINGS.get(stated.strip().toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw BadTable.map(
          "encoding", "cannot be '" + stated + "'", ENCODINGS.keySet().stream().sorted().toList());
    }
    return charset;
  }

  private static Charset recognised(byte[] bytes) {
    if (begins(bytes, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    if (begins(bytes, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    for (int i = 0; i < Math.min(bytes.length, 4_096); i++) {
      if (bytes[i] == 0) {
        throw BadTable.line(
            lineOf(bytes, i),
            "holds NUL bytes: no text, or UTF-16 without a byte order mark; state 'encoding:"
                + " utf-16le' or 'utf-16be' in the map");
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static String decoded(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      throw BadTable.line(
          lineOf(bytes, in.position()),
          "is no "
              + charset.name()
              + " text; save the file as UTF-8, or state its encoding in the map, such as"
              + " 'encoding: windows-1252'");
    }
  }

  private static void refuseSpreadsheets(byte[] bytes) {
    if (begins(bytes, 'P', 'K', 3, 4) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw BadTable.line(1, "is a spreadsheet or an archive, not CSV; save it as CSV (UTF-8)");
    }
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static boolean begins(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
