package io.aecos.analytics.workspace.read;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * File names as the people who gave them read them. Java reads and writes names in the encoding of
 * the machine's locale, and under {@code LC_ALL=C} loses all that is not ASCII; the bytes
 * themselves it keeps, and shows them in the path's URI. They are UTF-8, else taken for Latin-1.
 */
public final class FileNames {
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

  private FileNames() {}

  /** The last name of {@code path}; "" when it has none. */
  public static String name(Path path) {
    Path name = path.getFileName();
    if (name == null || isExact(name.toString())) {
      return name == null ? "" : name.toString();
    }
    String raw = path.toUri().getRawPath();
    String trimmed = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    return decoded(trimmed.substring(trimmed.lastIndexOf('/') + 1));
  }

  /** The name of the folder {@code levels} above {@code path}; "" when there is none. */
  static String above(Path path, int levels) {
    @Nullable Path folder = path;
    for (int i = 0; i < levels && folder != null; i++) {
      folder = folder.getParent();
    }
    return folder == null ? "" : name(folder);
  }

  /** The whole of {@code path}. */
  public static String text(Path path) {
    if (isExact(path.toString())) {
      return path.toString();
    }
    StringBuilder text = new StringBuilder();
    Path sofar = path.getRoot();
    for (Path name : path) {
      sofar = sofar == null ? name : sofar.resolve(name);
      text.append(text.isEmpty() && path.getRoot() == null ? "" : "/").append(name(sofar));
    }
    return text.toString();
  }

  /**
   * The path that {@link #text} showed: where both exist, the one whose name is UTF-8.
   *
   * @throws InvalidPathException where no file system has such a path
   */
  public static Path path(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidPathException(text, "no name holds the character 0");
    }
    if (isExact(text) || !text.startsWith("/")) {
      return Path.of(text);
    }
    String raw = "";
    for (String name : text.substring(1).split("/", -1)) {
      String utf8 = raw + "/" + encoded(name.getBytes(StandardCharsets.UTF_8));
      String latin = raw + "/" + encoded(name.getBytes(StandardCharsets.ISO_8859_1));
      raw = exists(utf8) || !exists(latin) ? utf8 : latin;
    }
    return of(raw);
  }

  private static boolean exists(String raw) {
    return Files.exists(of(raw), LinkOption.NOFOLLOW_LINKS);
  }

  private static Path of(String raw) {
    return Path.of(URI.create("file://" + (raw.isEmpty() ? "/" : raw)));
  }

  /** Every locale agrees on ASCII, and Windows keeps names as text. */
  private static boolean isExact(String text) {
    return File.separatorChar == '\\' || text.chars().allMatch(c -> c > 0 && c < 0x80);
  }

  private static String decoded(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      bytes.write(c == '%' ? Integer.parseInt(raw.substring(i + 1, i + 3), 16) : c);
      i += c == '%' ? 2 : 0;
    }
    byte[] name = bytes.toByteArray();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, StandardCharsets.ISO_8859_1);
    }
  }

  private static String encoded(byte[] name) {
    StringBuilder raw = new StringBuilder();
    for (byte b : name) {
      boolean plain = b > 0 && UNRESERVED.indexOf(b) >= 0;
      raw.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return raw.toString();
  }
}
